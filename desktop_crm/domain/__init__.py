"""Words, values and rules of the trade: plain Python that knows nothing else."""
