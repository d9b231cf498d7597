"""Where: regions, service units, the bodies behind them, their products."""
