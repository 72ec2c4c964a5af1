using System.Collections.Immutable;
using Publisher.Diagnostics;
using Publisher.Sources;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Publisher.Text;

/// <summary>
/// The part of YAML 1.2 that people write by hand: block and flow maps, lists and scalars. Anchors, aliases, tags, merge keys, directives,
/// second documents, repeated keys and keys that are no text are refused by name, so a file means what it shows.
/// </summary>
public static class YamlReader
{
    /// <summary>Longest text, in bytes, where nothing else is said.</summary>
    public const int MaximumBytes = 64 * 1024;

    /// <summary>Deepest nesting.</summary>
    public const int MaximumDepth = 16;

    /// <summary>Reads one map. Null after a mistake that leaves nothing to read; every mistake is reported.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="yaml">The text, line ends LF.</param>
    /// <param name="firstLine">The line of the file on which the text begins.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    /// <param name="most">Longest text that is read, in bytes.</param>
    public static YamlMap? Read(string path, string yaml, int firstLine, DiagnosticBag diagnostics, int most = MaximumBytes)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(yaml) > most)
        {
            diagnostics.Add(ContentDescriptors.TooLarge, new(path, firstLine), "so much YAML", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{most / 1024} KiB"));
            return null;
        }
        var walk = new Walk(new(path, yaml), firstLine, diagnostics);
        try
        {
            return walk.Document(new Parser(new Scanner(new StringReader(yaml), skipComments: true)));
        }
        catch (TooDeepException)
        {
            return null;
        }
        catch (YamlException problem)
        {
            diagnostics.Add(ContentDescriptors.YamlSyntax, walk.Place(problem.Start), Reason(problem));
            return null;
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or OverflowException)
        {
            // The library gives up so on a few odd texts (yaml-test-suite CFD4 and its like; a code point beyond Unicode).
            diagnostics.Add(ContentDescriptors.YamlSyntax, walk.Reached, "nothing sensible follows this");
            return null;
        }
    }

    private static string Reason(YamlException problem)
    {
        var words = problem.Message.TrimEnd('.');
        return words.Length == 0 ? "it ends too early" : char.ToLowerInvariant(words[0]) + words[1..];
    }

    private sealed class TooDeepException : Exception;

    /// <summary>One pass over the parser's events.</summary>
    private sealed class Walk(SourceText text, int firstLine, DiagnosticBag diagnostics)
    {
        /// <summary>The place of the last thing that was read.</summary>
        public SourceLocation Reached { get; private set; } = new(text.Path, firstLine);

        /// <summary>YamlDotNet counts lines and columns from 1; what is missing at the end it puts on a line there is not.</summary>
        public SourceLocation Place(Mark mark)
        {
            var (line, column) = (checked((int)mark.Line), Math.Max(1, checked((int)mark.Column)));
            return line <= text.LineCount
                ? new(text.Path, line + firstLine - 1, column)
                : new(text.Path, text.LineCount + firstLine - 1, text.Line(text.LineCount).Length + 1);
        }

        public YamlMap? Document(Parser events)
        {
            events.Consume<StreamStart>();
            if (events.Accept<StreamEnd>(out _))
            {
                return new([], new(text.Path, firstLine));
            }
            var start = events.Consume<DocumentStart>();
            if (start.Version is not null)
            {
                Refuse(start.Start, "directives (%)");
            }
            var root = Node(events, 0);
            events.Consume<DocumentEnd>();
            if (events.Accept<DocumentStart>(out var second))
            {
                Refuse(second.Start, "second documents (---)");
            }
            switch (root)
            {
                case YamlMap map:
                    return map;
                case YamlScalar { IsNull: true }:
                    return new([], new(text.Path, firstLine));
                case not null:
                    diagnostics.Add(ContentDescriptors.WrongKind, root.Location, "the whole", "keys with values (key: value)", root.Kind);
                    break;
            }
            return null;
        }

        private YamlNode? Node(Parser events, int depth)
        {
            var at = events.Current!.Start;
            Reached = Place(at);
            if (depth > MaximumDepth)
            {
                diagnostics.Add(ContentDescriptors.TooLarge, Place(at), "such deep nesting", $"{MaximumDepth} levels");
                // What lies deeper is not read at all, so that hostile nesting costs nothing.
                throw new TooDeepException();
            }
            if (events.Accept<AnchorAlias>(out var alias))
            {
                events.MoveNext();
                Refuse(at, "aliases (*)");
                return new YamlScalar("", true, Place(alias.Start));
            }
            if (events.Current is NodeEvent node)
            {
                if (!node.Anchor.IsEmpty)
                {
                    Refuse(at, "anchors (&)");
                }
                if (!node.Tag.IsEmpty)
                {
                    Refuse(at, "tags (!)");
                }
            }
            return events.Current switch
            {
                Scalar => Text(events.Consume<Scalar>()),
                SequenceStart => List(events, depth),
                _ => Map(events, depth),
            };
        }

        private YamlScalar Text(Scalar scalar) =>
            new(scalar.Value, scalar.Style is ScalarStyle.Plain && scalar.Value is ("" or "~" or "null"), Place(scalar.Start));

        private YamlList List(Parser events, int depth)
        {
            var start = events.Consume<SequenceStart>().Start;
            var items = ImmutableArray.CreateBuilder<YamlNode>();
            while (!events.TryConsume<SequenceEnd>(out _))
            {
                if (Node(events, depth + 1) is { } item)
                {
                    items.Add(item);
                }
            }
            return new(items.ToImmutable(), Place(start));
        }

        private YamlMap Map(Parser events, int depth)
        {
            var start = events.Consume<MappingStart>().Start;
            var entries = ImmutableArray.CreateBuilder<YamlEntry>();
            var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
            while (!events.TryConsume<MappingEnd>(out _))
            {
                var key = Node(events, depth + 1);
                var value = Node(events, depth + 1);
                if (key is not YamlScalar name)
                {
                    diagnostics.Add(ContentDescriptors.WrongKind, key?.Location ?? Place(start), "the key", "text", key?.Kind ?? "nothing");
                }
                else if (name.Value == "<<")
                {
                    diagnostics.Add(ContentDescriptors.YamlFeature, name.Location, "merge keys (<<)");
                }
                else if (!seen.TryAdd(name.Value, name.Location))
                {
                    diagnostics.Add(ContentDescriptors.DuplicateKey, name.Location, name.Value, seen[name.Value].Line.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }
                else if (value is not null)
                {
                    entries.Add(new(name.Value, name.Location, value));
                }
            }
            return new(entries.ToImmutable(), Place(start));
        }

        private void Refuse(Mark at, string feature) => diagnostics.Add(ContentDescriptors.YamlFeature, Place(at), feature);
    }
}
