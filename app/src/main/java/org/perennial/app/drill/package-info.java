/**
 * The drill: a newsroom of its own is read by stages in processes of their own, which are killed again and again; in the
 * end it is told whether anything was lost, doubled or stuck.
 *
 * <p>Who judges ({@link org.perennial.app.drill.DrillChecker}) sees what the newsroom gave out, what the topics and the
 * database hold, and what arrived at the webhook; nothing that the product says of itself.
 */
@NullMarked
package org.perennial.app.drill;

import org.jspecify.annotations.NullMarked;
