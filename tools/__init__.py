"""What builds, checks and tests Lifecourse; nothing here is part of the product."""
