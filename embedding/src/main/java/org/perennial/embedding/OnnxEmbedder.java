package org.perennial.embedding;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.Embedder;
import org.perennial.analysis.embedding.Embedding;

/**
 * A sentence encoder in ONNX Runtime, one text at a time and on the caller's thread, so that equal texts have equal embeddings
 * and several threads do not wait for each other.
 *
 * <p>What is pooled is told by the outputs' shapes: a matrix with a row for each text is the model's own pooled output and
 * is taken; else the rows of its tokens are averaged under the attention mask (Reimers and Gurevych 2019, "Sentence-BERT").
 */
final class OnnxEmbedder implements Embedder {
    /** The output that sentence encoders pool themselves; BERT's own of another name was trained for something else. */
    private static final String POOLED = "sentence_embedding";

    private static final String TOKENS_FIRST = "last_hidden_state";
    /** Characters of a title or text that are looked at: more than fill the windows of today's encoders. */
    private static final int LONGEST = 20_000;

    private static final int POOLED_RANK = 2;
    private static final int TOKENS_RANK = 3;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Tokens tokens;
    private final String output;
    private final int dimensions;

    private OnnxEmbedder(OrtEnvironment environment, OrtSession session, Tokens tokens, String output, int dimensions) {
        this.environment = environment;
        this.session = session;
        this.tokens = tokens;
        this.output = output;
        this.dimensions = dimensions;
    }

    /**
     * Loads a model.
     *
     * @param tokens are closed with it
     * @throws IllegalArgumentException if the file is no model of this kind; the message names it and the remedy
     */
    static OnnxEmbedder open(Path model, Tokens tokens) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession session;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model.toString(), options);
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    model + " is no ONNX model that can be run: " + e.getMessage()
                            + "; give the .onnx file of a sentence encoder",
                    e);
        }
        try {
            checkInputs(model, session.getInputInfo());
            String output = output(model, session.getOutputInfo());
            OnnxEmbedder embedder = new OnnxEmbedder(environment, session, tokens, output, 0);
            int dimensions = embedder.vector("a").length; // some models do not declare how many
            if (dimensions > Embedding.MOST_DIMENSIONS) {
                throw new IllegalArgumentException(model + " gives " + dimensions
                        + " dimensions; give a model of at most " + Embedding.MOST_DIMENSIONS);
            }
            return new OnnxEmbedder(environment, session, tokens, output, dimensions);
        } catch (OrtException | IllegalStateException e) {
            close(session);
            throw new IllegalArgumentException(
                    model + " cannot be run with this tokenizer: " + e.getMessage()
                            + "; give the tokenizer.json that came with the model",
                    e);
        } catch (IllegalArgumentException e) {
            close(session);
            throw e;
        }
    }

    private static void checkInputs(Path model, Map<String, NodeInfo> inputs) {
        Set<String> known = Set.copyOf(Tokens.inputs());
        boolean areKnown = known.containsAll(inputs.keySet())
                && inputs.values().stream()
                        .allMatch(input ->
                                input.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.INT64);
        if (!areKnown || !inputs.containsKey("input_ids")) {
            throw new IllegalArgumentException(model + " takes " + describe(inputs)
                    + "; give a sentence encoder that takes INT64 tensors input_ids, and if it wants them attention_mask and"
                    + " token_type_ids");
        }
    }

    /** The model's own pooled output, or that of its tokens. */
    private static String output(Path model, Map<String, NodeInfo> outputs) {
        String pooled = null;
        String rows = null;
        for (Map.Entry<String, NodeInfo> output : outputs.entrySet()) {
            int rank = rankOfFloats(output.getValue());
            if (rank == POOLED_RANK && (pooled == null || output.getKey().equals(POOLED))) {
                pooled = output.getKey();
            }
            if (rank == TOKENS_RANK && (rows == null || output.getKey().equals(TOKENS_FIRST))) {
                rows = output.getKey();
            }
        }
        // a second matrix beside the tokens' is of the model's training, unless its name says that it is for sentences
        String chosen = rows == null || POOLED.equals(pooled) ? pooled : rows;
        if (chosen == null) {
            throw new IllegalArgumentException(model + " gives " + describe(outputs)
                    + "; give a sentence encoder that gives a FLOAT tensor of a row for each text, or for each token");
        }
        return chosen;
    }

    private static int rankOfFloats(NodeInfo output) {
        return output.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT
                ? tensor.getShape().length
                : 0;
    }

    private static String describe(Map<String, NodeInfo> nodes) {
        return new LinkedHashMap<>(nodes)
                .values().stream()
                        .map(node -> node.getName() + " "
                                + (node.getInfo() instanceof TensorInfo tensor
                                        ? tensor.type
                                                + List.of(boxed(tensor.getShape()))
                                                        .toString()
                                        : "that is no tensor"))
                        .collect(Collectors.joining(", "));
    }

    private static Long[] boxed(long[] shape) {
        Long[] boxed = new Long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            boxed[i] = shape[i];
        }
        return boxed;
    }

    @Override
    public Embedding embed(@Nullable String title, String text) {
        try {
            return Embedding.of(
                    vector(title == null || title.isBlank() ? start(text) : start(title) + "\n" + start(text)));
        } catch (OrtException | IllegalArgumentException e) {
            throw new IllegalStateException("the model fails on a text of " + text.length() + " characters", e);
        }
    }

    /** The tokenizer takes a text apart to its end, of which the model sees but some hundred tokens. */
    private static String start(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST) - 1));
    }

    private float[] vector(String text) throws OrtException {
        Tokens.Cut cut = tokens.cut(text);
        long[][] values = {cut.ids(), cut.mask(), cut.types()};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (int i = 0; i < values.length; i++) {
                String name = Tokens.inputs().get(i);
                if (session.getInputNames().contains(name)) {
                    inputs.put(name, OnnxTensor.createTensor(environment, new long[][] {values[i]}));
                }
            }
            try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
                return pooled(result.get(0).getValue(), cut.mask());
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private float[] pooled(Object value, long[] mask) {
        if (value instanceof float[][] matrix) {
            return matrix[0];
        }
        if (!(value instanceof float[][][] batch)) {
            throw new IllegalStateException("its output " + output + " is no matrix");
        }
        float[][] rows = batch[0];
        float[] sum = new float[rows[0].length];
        for (int token = 0; token < rows.length; token++) {
            if (mask[token] != 0) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += rows[token][i];
                }
            }
        }
        return sum; // its length does not matter, so it is as good as the mean
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public void close() {
        close(session);
        tokens.close();
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the model's memory cannot be freed", e);
        }
    }
}
