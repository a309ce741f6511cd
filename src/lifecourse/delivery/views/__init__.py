"""The pages of meetings, decisions, actions, and of who was heard."""
