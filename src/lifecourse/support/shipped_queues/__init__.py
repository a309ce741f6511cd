"""The work queues that ship with Lifecourse, each with its source; a partnership may write its own stages."""
