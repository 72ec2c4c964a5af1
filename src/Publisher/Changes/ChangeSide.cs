using Publisher.Sources;

namespace Publisher.Changes;

/// <summary>One side of a change: what is there before it, or what it comes to.</summary>
/// <param name="Tree">The site's sources.</param>
/// <param name="Guarded">Files beside them that have a say in what is checked and published (<see cref="GuardedPaths"/>), by their path relative to the site's folder.</param>
/// <param name="Result">What the compiler makes of <paramref name="Tree"/>, as far as Verify at least.</param>
public sealed record ChangeSide(SourceTree Tree, SourceTree Guarded, BuildResult Result);
