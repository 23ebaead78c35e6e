#include "checks/widget_role.h"

namespace syna::checks {

bool is_widget(aria::Role role)
{
    using aria::Role;
    switch (role) {
    // Single ones.
    case Role::button:
    case Role::checkbox:
    case Role::gridcell:
    case Role::link:
    case Role::menuitem:
    case Role::menuitemcheckbox:
    case Role::menuitemradio:
    case Role::option:
    case Role::progressbar:
    case Role::radio:
    case Role::scrollbar:
    case Role::searchbox:
    case Role::separator:
    case Role::slider:
    case Role::spinbutton:
    case Role::switch_:
    case Role::tab:
    case Role::tabpanel:
    case Role::textbox:
    case Role::treeitem:
    // Composite ones.
    case Role::combobox:
    case Role::grid:
    case Role::listbox:
    case Role::menu:
    case Role::menubar:
    case Role::radiogroup:
    case Role::tablist:
    case Role::tree:
    case Role::treegrid:
        return true;
    default:
        return false;
    }
}

} // namespace syna::checks
