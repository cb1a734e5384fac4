initAll();
startAutosave();
startIdleWarning();
closeOnNarrowScreens();
