"""How Django itself writes dates and numbers; sentences use `mediation_office.spoken`."""
