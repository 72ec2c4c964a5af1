using System.Collections.Immutable;
using System.Text;

namespace Publisher.Diagnostics;

/// <summary>How bad it is. A warning exists only where a person may rightly ignore it.</summary>
public enum Severity
{
    /// <summary>Worth a look; the build goes on.</summary>
    Warning,
    /// <summary>The site cannot be published so.</summary>
    Error,
}

/// <summary>One kind of diagnostic: its code (append-only), severity, and words with {0}, {1} … for its arguments.</summary>
/// <param name="Code"><c>PUBnnnn</c>.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Message">What was found and what was expected; lower case, no full stop.</param>
/// <param name="Hint">What to do; may use the same arguments.</param>
public sealed record DiagnosticDescriptor(string Code, Severity Severity, string Message, string Hint);

/// <summary>One finding, as data: kind, place, arguments. Its words are made by <see cref="Message"/> and <see cref="Hint"/> alone.</summary>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceLocation Location, ImmutableArray<string> Arguments)
{
    /// <summary>The words.</summary>
    public string Message => Fill(Descriptor.Message);

    /// <summary>What to do.</summary>
    public string Hint => Fill(Descriptor.Hint);

    // One pass, so that what a file says is never taken for a place to fill.
    private string Fill(string words)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at] == '{' && at + 2 < words.Length && words[at + 2] == '}' && char.IsAsciiDigit(words[at + 1]) && words[at + 1] - '0' < Arguments.Length)
            {
                filled.Append(Arguments[words[at + 1] - '0']);
                at += 2;
            }
            else
            {
                filled.Append(words[at]);
            }
        }
        return filled.ToString();
    }
}

/// <summary>Collects what one stage finds. Not shared between threads: parallel work uses one each and merges.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> found = [];

    /// <summary>Adds one.</summary>
    public void Add(DiagnosticDescriptor descriptor, SourceLocation location, params ReadOnlySpan<string> arguments) =>
        found.Add(new(descriptor, location, [.. arguments]));

    /// <summary>Adds all of another stage's.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics) => found.AddRange(diagnostics);

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => found.Count == 0;

    /// <summary>Whether any is an error.</summary>
    public bool HasErrors => found.Any(d => d.Descriptor.Severity == Severity.Error);

    /// <summary>The files that have an error.</summary>
    public IReadOnlySet<string> FilesWithErrors() =>
        found.Where(d => d.Descriptor.Severity == Severity.Error).Select(d => d.Location.Path).ToHashSet(StringComparer.Ordinal);

    /// <summary>All, sorted by place, then code, without repetitions.</summary>
    public ImmutableArray<Diagnostic> ToSorted() =>
        [.. found.DistinctBy(d => (d.Location, d.Descriptor.Code, d.Message)).OrderBy(d => d.Location).ThenBy(d => d.Descriptor.Code, StringComparer.Ordinal).ThenBy(d => d.Message, StringComparer.Ordinal)];
}
