package org.perennial.ingest.page;

import java.util.Arrays;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/** Goes over a tree that nobody changes meanwhile, in its order: jsoup's own way looks after every step what has been changed. */
final class PageWalk {
    private static final int USUAL_DEPTH = 64;

    private PageWalk() {}

    /** Shows each node to the visitor, before and after what is below it. */
    static void over(Node root, NodeVisitor visitor) {
        int[] next = new int[USUAL_DEPTH];
        Node at = root;
        int depth = 0;
        visitor.head(at, depth);
        while (true) {
            if (next[depth] < at.childNodeSize()) {
                at = at.childNode(next[depth]++);
                depth++;
                if (depth == next.length) {
                    next = Arrays.copyOf(next, 2 * depth);
                }
                next[depth] = 0;
                visitor.head(at, depth);
                continue;
            }
            visitor.tail(at, depth);
            Node above = at.parentNode();
            if (depth == 0 || above == null) {
                return;
            }
            at = above;
            depth--;
        }
    }
}
