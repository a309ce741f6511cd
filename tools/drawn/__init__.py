"""The pages of the documentation that are made from the code, and compared with it by the checks."""

MADE = "<!-- Made from the code by `./lifecourse fix`; the checks compare the two. Do not edit. -->\n"
