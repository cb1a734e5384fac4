"""How a form or component looks: a template pack for the NHS.UK design system. Knows nothing of ours."""
