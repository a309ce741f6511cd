"""What people do to a plan: open it, write a section, change figures or rows, choose its rules."""
