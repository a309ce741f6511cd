"""From a file to what it says about each person: read, mapped, and refused where it cannot be right."""
