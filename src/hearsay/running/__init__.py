"""The rooms joined: the pipeline, its settings, batches of reports."""
