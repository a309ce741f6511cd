"""Work queues: their lists, their stages, one person's way from stage to stage, and its money."""
