/**
 * How the work stands, as far as the process knows: begin at {@link org.perennial.web.operations.OperationsDesk}. The pages ask it; whoever
 * starts the pages answers. No state; any thread.
 */
@NullMarked
package org.perennial.web.operations;

import org.jspecify.annotations.NullMarked;
