"""A case's model as sheets that work it out: inputs once, and every figure a formula of them."""
