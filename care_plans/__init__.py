"""What a social worker, a psychologist and the girl agree to do: safety plan, care plan, goals, reviews."""
