package org.perennial.app.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which way dependencies point, and what only one module may do. */
class ArchitectureTest {
    private static final String CONTRACT = "org.perennial.contract..";
    private static final String MODEL_BUILD = "org.perennial.analysis.language.models.ModelBuild";
    private static final String KNOWLEDGE_BUILD = "org.perennial.analysis.anniversary.KnowledgeBuild";
    private static final String LIST_BUILD = "org.perennial.analysis.language.lists..";
    private static final String ANALYSIS = "org.perennial.analysis..";
    private static final String INGEST = "org.perennial.ingest..";
    private static final String PROCESSING = "org.perennial.processing..";
    private static final String SINK = "org.perennial.sink..";
    private static final String WATCH = "org.perennial.watch..";
    /** Returns of events are read and decided on in one place, for pages and commands alike. */
    private static final String OCCURRENCES = "org.perennial.watch.occurrence..";

    /** Stories are read in one place too. */
    private static final String STORIES = "org.perennial.watch.story..";

    /** And so are the files and the counts made of searches. */
    private static final String EXPORTS = "org.perennial.watch.export..";

    private static final String STATISTICS = "org.perennial.watch.statistics..";
    /**
     * Watches are defined, tested and told of in one place as well, and what readers say of judgements is kept in one; what the
     * stage itself does is none of the pages' concern.
     */
    private static final String[] WATCHES = {
        "org.perennial.watch.correction..",
        "org.perennial.watch.definition..",
        "org.perennial.watch.digest..",
        "org.perennial.watch.alert..",
        "org.perennial.watch.ledger..",
        "org.perennial.watch.message..",
        "org.perennial.watch.search..",
        "org.perennial.watch.sending..",
        "org.perennial.watch.timing.."
    };

    private static final String WEB = "org.perennial.web..";
    private static final String BENCHMARKS = "org.perennial.benchmarks..";
    private static final String APP = "org.perennial.app..";
    private static final String OURS = "org.perennial..";
    private static final List<String> MODULES =
            List.of(CONTRACT, ANALYSIS, INGEST, PROCESSING, SINK, WATCH, WEB, BENCHMARKS, APP);

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ArchitectureTest::isMainCode)
            .importPackages("org.perennial");

    private static boolean isMainCode(Location location) {
        return !location.contains("/test-classes/") && !location.contains("/testkit/") && !isOfThisTest(location);
    }

    private static boolean isOfThisTest(Location location) {
        String here = ArchitectureTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return location.asURI().getPath() != null && location.asURI().getPath().startsWith(here);
    }

    @Test
    void everyModuleIsLookedAt() {
        assertThat(MODULES)
                .allSatisfy(module -> assertThat(MAIN.that(resideInAPackage(module)))
                        .as(module)
                        .isNotEmpty());
    }

    @Test
    void contractKnowsNoStage() {
        classes()
                .that()
                .resideInAPackage(CONTRACT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        CONTRACT,
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.common..")
                .check(MAIN);
    }

    @Test
    void analysisKnowsNothingOfOursButItself() {
        noClasses()
                .that()
                .resideInAPackage(ANALYSIS)
                .should()
                .dependOnClassesThat(resideInAPackage(OURS)
                        .and(DescribedPredicate.not(resideInAPackage(ANALYSIS)))
                        .as("are ours but not of analysis"))
                .check(MAIN);
    }

    @Test
    void analysisReachesNoBrokerNoDatabaseAndNoNetwork() {
        noClasses()
                .that()
                .resideInAPackage(ANALYSIS)
                // What writes resources, in the build or by hand. The next rule sees to it that nothing else asks it.
                .and()
                .doNotHaveFullyQualifiedName(MODEL_BUILD)
                .and()
                .doNotHaveFullyQualifiedName(KNOWLEDGE_BUILD)
                .and()
                .resideOutsideOfPackage(LIST_BUILD)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "java.net..",
                        "javax.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.sql..",
                        "javax.sql..",
                        "org.jdbi..",
                        "okhttp3..")
                .check(MAIN);
    }

    @Test
    void nothingAsksWhatWritesTheModelsTheListsAndTheKnowledge() {
        for (String build : List.of(MODEL_BUILD, KNOWLEDGE_BUILD)) {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(build)
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName(build)
                    .check(MAIN);
        }
        noClasses()
                .that()
                .resideOutsideOfPackage(LIST_BUILD)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LIST_BUILD)
                .check(MAIN);
    }

    @Test
    void stagesDoNotKnowEachOther() {
        for (String stage : List.of(INGEST, SINK, WATCH, WEB)) {
            noClasses()
                    .that()
                    .resideInAPackage(stage)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(INGEST, PROCESSING, SINK, WATCH, WEB, BENCHMARKS)
                            .and(DescribedPredicate.not(
                                    resideInAnyPackage(stage, OCCURRENCES, STORIES, EXPORTS, STATISTICS)))
                            .and(DescribedPredicate.not(resideInAnyPackage(WATCHES)))
                            .as("are of another stage"))
                    .check(MAIN);
        }
    }

    @Test
    void onlyIngestTouchesTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INGEST)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "crawlercommons..", "java.net.http..")
                .check(MAIN);
    }

    @Test
    void onlyIngestParsesWhatTheWebSays() {
        noClasses()
                .that()
                .resideOutsideOfPackages(INGEST, BENCHMARKS) // which measures ingest beside them
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.rometools..", "org.jsoup..")
                .check(MAIN);
    }

    @Test
    void onlyProcessingKnowsStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage(PROCESSING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.streams..", "org.rocksdb..")
                .check(MAIN);
    }

    @Test
    void onlyThoseWhoKeepOrReadTheStoreTouchDatabases() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SINK, WATCH, WEB, APP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..", "com.zaxxer..")
                .check(MAIN);
    }

    @Test
    void nothingDependsOnTheCommand() {
        noClasses()
                .that()
                .resideOutsideOfPackage(APP)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP)
                .check(MAIN);
    }

    @Test
    void mainCodeDoesWithoutTheTestKit() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.perennial.testkit..", "org.junit..", "org.assertj..", "org.testcontainers..")
                .check(MAIN);
    }

    @Test
    void noPackageDependsOnItselfThroughOthers() {
        slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void modulesDependOneWay() {
        slices().matching("org.perennial.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void onlyTheCommandMakesTheSystemClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage(APP)
                .should()
                .callMethodWhere(asksTheSystemForTheTime())
                .orShould()
                .callConstructor(Date.class)
                .check(MAIN);
    }

    @Test
    void theCommandAsksNobodyButAClockForTheTime() {
        noClasses()
                .should()
                .callMethodWhere(asksTheSystemForTheTime()
                        .and(DescribedPredicate.not(targetOwner(assignableTo(Clock.class)
                                .or(assignableTo("java.time.InstantSource"))
                                .as("a clock")))))
                .check(MAIN);
    }

    @Test
    void onlyTheCommandPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(APP)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(MAIN);
    }

    @Test
    void everyPackageTellsItsStoryAndIsNullMarked() {
        assertThat(MAIN.stream().map(JavaClass::getPackage).distinct().filter(ArchitectureTest::isWrittenByHand))
                .allSatisfy(one -> assertThat(isNullMarked(one))
                        .as("%s has a package-info with @NullMarked", one.getName())
                        .isTrue());
    }

    private static boolean isWrittenByHand(JavaPackage one) {
        return !one.getName().endsWith(".templates");
    }

    private static boolean isNullMarked(JavaPackage one) {
        return one.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheSystemForTheTime() {
        DescribedPredicate<JavaAccess<?>> now = targetOwner(resideInAPackage("java.time.."))
                .and(DescribedPredicate.describe(
                        "now()",
                        access -> access.getTarget().getName().equals("now")
                                && access.getTarget().getFullName().endsWith("now()")));
        DescribedPredicate<JavaAccess<?>> system = targetOwner(resideInAPackage("java.time.."))
                .and(DescribedPredicate.describe(
                        "system…()", access -> nameMatching("system.*").test(access.getTarget())));
        DescribedPredicate<JavaAccess<?>> milliseconds = targetOwner(assignableTo(System.class))
                .and(DescribedPredicate.describe(
                        "currentTimeMillis()",
                        access -> access.getTarget().getName().equals("currentTimeMillis")));
        return now.or(system).or(milliseconds).as("the target gives the system's time");
    }

    /** Every package as a slice of its own, the root packages of modules too. */
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass one) {
            return one.getPackageName().startsWith("org.perennial.")
                    ? SliceIdentifier.of(one.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
