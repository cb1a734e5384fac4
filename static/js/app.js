initAll();
startAutosave();
startIdleWarning();
