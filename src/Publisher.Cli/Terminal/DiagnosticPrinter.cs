using System.Text;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Cli.Terminal;

/// <summary>
/// Writes diagnostics for people: <c>path:line:col: error PUBnnnn: message</c>, the source line with a caret under the place, and the hint.
/// Whatever comes from files passes through <see cref="Printable"/>.
/// </summary>
public static class DiagnosticPrinter
{
    // A longer source line is shown as a window around the place.
    private const int Window = 110;

    /// <summary>Writes all, and after more than one how many there are.</summary>
    /// <param name="context">The terminal; diagnostics go to standard error.</param>
    /// <param name="diagnostics">Sorted.</param>
    /// <param name="tree">Where source lines come from, when there is a tree.</param>
    /// <param name="prefix">What makes a path clickable from where the command was typed: <c>guild/</c>, or empty.</param>
    public static void Write(CliContext context, IReadOnlyCollection<Diagnostic> diagnostics, SourceTree? tree, string prefix = "")
    {
        foreach (var diagnostic in diagnostics)
        {
            WriteOne(context, diagnostic, tree, prefix);
        }
        if (diagnostics.Count > 1)
        {
            context.Error.WriteLine(Count(diagnostics));
        }
    }

    /// <summary><c>2 errors, 1 warning</c>.</summary>
    public static string Count(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(d => d.Descriptor.Severity == Severity.Error);
        var warnings = diagnostics.Count - errors;
        return string.Join(", ", new[] { Words.Counted(errors, "error"), Words.Counted(warnings, "warning") }.Where(w => !w.StartsWith("0 ", StringComparison.Ordinal)));
    }

    /// <summary>The word of a severity.</summary>
    public static string Word(Severity severity) => severity == Severity.Error ? "error" : "warning";

    private static void WriteOne(CliContext context, Diagnostic diagnostic, SourceTree? tree, string prefix)
    {
        var output = context.Error;
        var place = diagnostic.Location;
        var severity = diagnostic.Descriptor.Severity;
        output.Write(Paint(context, Printable.Line($"{prefix}{place}:"), "1"));
        output.Write(' ');
        output.Write(Paint(context, $"{Word(severity)} {diagnostic.Descriptor.Code}:", severity == Severity.Error ? "1;31" : "1;33"));
        output.Write(' ');
        output.WriteLine(Printable.Line(diagnostic.Message));
        if (LineAt(tree, place) is { } line)
        {
            var (text, caret) = Cut(line, place.Column - 1);
            output.WriteLine("  | " + text);
            output.WriteLine("  | " + new string(' ', caret) + Paint(context, "^", "1;32"));
        }
        if (diagnostic.Hint.Length > 0)
        {
            output.WriteLine(Paint(context, "hint:", "1;36") + " " + Printable.Line(diagnostic.Hint));
        }
    }

    /// <summary>A line of a source file, or null when the file is no text or has no such line.</summary>
    internal static string? LineAt(SourceTree? tree, SourceLocation place)
    {
        if (tree?.Find(place.Path) is not { } file || file.Bytes.Span.Contains((byte)0))
        {
            return null;
        }
        var rest = file.Bytes.Span;
        for (var number = 1; ; number++)
        {
            var end = rest.IndexOf((byte)'\n');
            if (number == place.Line)
            {
                var line = Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]).TrimEnd('\r');
                return string.IsNullOrWhiteSpace(line) ? null : line;
            }
            if (end < 0)
            {
                return null;
            }
            rest = rest[(end + 1)..];
        }
    }

    /// <summary>The part of a line around a UTF-16 column, safe to print, and in which terminal cell the caret stands.</summary>
    internal static (string Text, int Caret) Cut(string line, int column)
    {
        column = Math.Clamp(column, 0, line.Length);
        var start = line.Length <= Window ? 0 : Math.Clamp(column - Window / 2, 0, line.Length - Window);
        var end = Math.Min(line.Length, start + Window);
        if (start > 0 && char.IsLowSurrogate(line[start]))
        {
            start--;
        }
        if (end < line.Length && char.IsLowSurrogate(line[end]))
        {
            end++;
        }
        var before = Shown(line[start..column]);
        var text = (start > 0 ? "…" : "") + before + Shown(line[column..end]) + (end < line.Length ? "…" : "");
        return (text.TrimEnd(), (start > 0 ? 1 : 0) + before.EnumerateRunes().Sum(Printable.Cells));
    }

    // A tab is shown as one space: the caret stays under its place whatever a terminal's tab stops are.
    private static string Shown(string part) => Printable.Line(part.Replace('\t', ' '));

    private static string Paint(CliContext context, string text, string style) => context.UseColour ? $"\u001b[{style}m{text}\u001b[0m" : text;
}
