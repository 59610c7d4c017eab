"""Questions across plans, tasks, targets and reporting duties."""
