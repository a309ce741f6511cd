"""The Easy Read summary: lines drafted by rules, numbers locked to the plan, edited and checked by people."""
