#pragma once
// Which label elements belong to a form control.
//   https://html.spec.whatwg.org/multipage/forms.html#the-label-element

#include "page/dom/node.h"

#include <vector>

namespace syna::aria {

// Can have labels: button, input that is not hidden, meter, output, progress, select, textarea.
bool is_labelable(Node element);
// The labels of a control, in document order: those whose `for` finds it, and one around it without a `for`.
std::vector<Node> labels_of(Node control);
// The control that a label belongs to, if any.
Node labeled_control(Node label);

} // namespace syna::aria
