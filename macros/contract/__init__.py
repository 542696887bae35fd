"""The data contract, written once as tables of fields."""
