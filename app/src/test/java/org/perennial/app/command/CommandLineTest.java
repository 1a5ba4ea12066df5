package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perennial.app.Perennial;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What all commands have in common. */
class CommandLineTest {

    static Stream<String> everyCommand() {
        return all(Perennial.commandLine()).stream().map(CommandSpec::qualifiedName);
    }

    private static List<CommandSpec> all(CommandLine command) {
        List<CommandSpec> specs = new ArrayList<>(List.of(command.getCommandSpec()));
        command.getSubcommands().values().forEach(below -> specs.addAll(all(below)));
        return specs;
    }

    private static CommandSpec spec(String qualifiedName) {
        return all(Perennial.commandLine()).stream()
                .filter(spec -> spec.qualifiedName().equals(qualifiedName))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandExplainsItself(String name) {
        List<String> words = new ArrayList<>(Arrays.asList(name.split(" ")));
        words.set(0, "--help");
        words.add(words.remove(0));

        Ran help = Ran.perennial(words.toArray(String[]::new));

        assertThat(help.exit()).isEqualTo(Exit.OK);
        assertThat(help.out()).contains("Usage: " + name);
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandOptionAndParameterHasADescription(String name) {
        CommandSpec spec = spec(name);

        assertThat(spec.usageMessage().description()).as(name).isNotEmpty();
        assertThat(spec.args())
                .allSatisfy(argument -> assertThat(argument.description())
                        .as(name + " " + argument)
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandHasTheStandardHelpOptions(String name) {
        assertThat(spec(name).optionsMap()).containsKeys("--help", "--version");
    }

    @Test
    void aCommandWithoutItsSubcommandShowsItsUsage() {
        Ran ran = Ran.perennial("sources");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("Usage: perennial sources", "import", "list", "check");
    }

    @Test
    void noCommandAtAllShowsTheUsage() {
        Ran ran = Ran.perennial();

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("Usage: perennial", "demo", "Exit codes");
    }

    @Test
    void aMisspeltCommandIsToldWhatWasMeant() {
        Ran ran = Ran.perennial("analyse");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("analyse", "Did you mean", "analyze");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        Ran ran = Ran.perennial("run", "--stages", "ingest");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("--stages", "--stage");
    }

    @Test
    void anUnknownStageIsNamedWithThoseThatAre() {
        Ran ran = Ran.perennial("run", "--stage", "ingst");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("ingst", "ingest", "processing", "sink", "web");
    }

    @Test
    void theExitCodesAreDocumented() throws IllegalAccessException {
        String help = Ran.perennial("--help").out();
        for (Field code : Exit.class.getDeclaredFields()) {
            if (Modifier.isPublic(code.getModifiers())) {
                assertThat(help.substring(help.indexOf("Exit codes")))
                        .as(code.getName())
                        .containsPattern("\\b" + code.getInt(null) + "\\b");
            }
        }
    }

    @Test
    void theVersionNamesWhatRuns() {
        Ran ran = Ran.perennial("version");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.lines()).hasSize(3);
        assertThat(ran.out()).contains("perennial ", "kafka 4.2.2", "java " + Runtime.version());
        assertThat(Ran.perennial("--version").out()).isEqualTo(ran.out());
    }

    @Test
    void theCompletionScriptKnowsTheCommands() {
        Ran ran = Ran.perennial("generate-completion");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).contains("bash", "dead-letters", "--data-directory");
    }
}
