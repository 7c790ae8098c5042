// SPDX-License-Identifier: Apache-2.0
package dev.baton.matrix;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Resolves every version that {@code matrix.properties} names, with its dependencies, the way Maven resolves anything: out
 * of the local repository, through the user's mirrors and proxies. Writes one file for each, {@code
 * target/matrix/LIBRARY/VERSION}: the paths of its jars, one a line, the library's own first. What is named with a type or
 * a classifier, {@code group:artifact:tar.gz}, holds what it needs and comes without dependencies. What has a version of its
 * own is named {@code group:artifact@version}.
 *
 * <p>A plugin and not a list of dependencies, because one build needs many versions of the same library; and at build
 * time, so that no test ever waits for a network.
 */
@Mojo(name = "resolve", defaultPhase = LifecyclePhase.GENERATE_TEST_RESOURCES, threadSafe = true)
public final class ResolveMojo extends AbstractMojo {
    private static final String ARTIFACTS = ".artifacts";
    private static final List<Exclusion> EVERYTHING = List.of(new Exclusion("*", "*", "*", "*"));

    private final RepositorySystem repositories;
    private final MavenSession session;
    private final MavenProject project;

    @Parameter(defaultValue = "${project.basedir}/matrix.properties")
    private String matrix = "";

    @Parameter(defaultValue = "${project.build.directory}/matrix")
    private String output = "";

    /** The libraries to resolve, by their names in the matrix, with commas between. */
    @Parameter(defaultValue = "all")
    private String only = "";

    @Inject
    ResolveMojo(RepositorySystem repositories, MavenSession session, MavenProject project) {
        this.repositories = repositories;
        this.session = session;
        this.project = project;
    }

    @Override
    public void execute() throws MojoExecutionException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(matrix))) {
            lines.load(in);
            for (String library : lines.stringPropertyNames()) {
                if (library.indexOf('.') >= 0 || !isWanted(library)) continue;
                for (String version : list(lines, library)) {
                    String own = library + '.' + version + ARTIFACTS;
                    resolve(library, list(lines, lines.containsKey(own) ? own : library + ARTIFACTS), version);
                }
            }
        } catch (IOException fault) {
            throw new MojoExecutionException("cannot read " + matrix + " or write " + output, fault);
        }
    }

    private boolean isWanted(String library) {
        return only.equals("all") || Arrays.asList(only.split(",")).contains(library);
    }

    private void resolve(String library, List<String> artifacts, String version)
            throws IOException, MojoExecutionException {
        Path file = Path.of(output, library, version);
        if (isUpToDate(file)) return;
        Files.createDirectories(file.getParent());
        Files.write(file, jars(artifacts, version));
    }

    /** Whether the file is newer than the matrix, and the local repository still holds what it lists. */
    private boolean isUpToDate(Path file) throws IOException {
        if (!Files.exists(file)) return false;
        if (Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(Path.of(matrix))) <= 0) return false;
        for (String jar : Files.readAllLines(file)) {
            if (!Files.exists(Path.of(jar))) return false;
        }
        return true;
    }

    private List<String> jars(List<String> artifacts, String version) throws MojoExecutionException {
        CollectRequest request = new CollectRequest();
        request.setRepositories(project.getRemoteProjectRepositories());
        for (String artifact : artifacts) {
            boolean isWhole = artifact.indexOf(':') != artifact.lastIndexOf(':');
            Dependency dependency = new Dependency(new DefaultArtifact(versioned(artifact, version)), "runtime");
            request.addDependency(isWhole ? dependency.setExclusions(EVERYTHING) : dependency);
        }
        try {
            List<String> jars = new ArrayList<>();
            for (ArtifactResult result : repositories
                    .resolveDependencies(session.getRepositorySession(), new DependencyRequest(request, null))
                    .getArtifactResults()) {
                jars.add(result.getArtifact().getFile().getAbsolutePath());
            }
            return jars;
        } catch (DependencyResolutionException fault) {
            throw new MojoExecutionException("cannot resolve " + artifacts + ' ' + version, fault);
        }
    }

    private static String versioned(String artifact, String version) {
        int own = artifact.indexOf('@');
        return own < 0 ? artifact + ':' + version : artifact.substring(0, own) + ':' + artifact.substring(own + 1);
    }

    private static List<String> list(Properties lines, String key) throws MojoExecutionException {
        String value = lines.getProperty(key, "").trim();
        if (value.isEmpty()) throw new MojoExecutionException("matrix.properties says nothing of " + key);
        return List.of(value.split("[,\\s]+"));
    }
}
