"""From hospital to an ordinary life: the register, stays, reviews, the way home, one plan and one budget."""
