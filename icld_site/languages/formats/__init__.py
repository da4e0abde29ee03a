"""How days and hours are written where Django writes them, as in admin: in English too as in Sweden's."""
