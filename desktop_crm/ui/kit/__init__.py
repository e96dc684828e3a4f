"""What every page uses: workspace, row models, forms, dialogs, theme, language."""
