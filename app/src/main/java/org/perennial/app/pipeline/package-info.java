/**
 * The stages as one pipeline: what is started, in which order, on which servers.
 *
 * <p>Start at {@link org.perennial.app.pipeline.Pipeline}. It starts the embedded broker and database where the settings
 * name no others, makes the topics, and starts the stages that were asked for; closing it stops all in the reverse order.
 * {@link org.perennial.app.pipeline.RunningInstance} lets other commands find what a running pipeline serves.
 */
@NullMarked
package org.perennial.app.pipeline;

import org.jspecify.annotations.NullMarked;
