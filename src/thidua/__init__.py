"""thidua: run a state emulation movement (phong trào thi đua) from the plan to the award."""

__version__ = "0.1.0"
