using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads how a person arranges their awards: <c>stack</c> and <c>hidden</c> of their page's front matter.</summary>
internal static class StackLoader
{
    private const string Form = "an award's id, the last part of its address";

    public static AwardArrangement Read(YamlFields fields, DiagnosticBag diagnostics)
    {
        var items = ImmutableArray.CreateBuilder<StackItem>();
        foreach (var node in fields.Find("stack") switch { null => [], YamlList list => list.Items, var one => [one] })
        {
            if (node is YamlScalar { IsNull: false } id)
            {
                Add(items, Award(fields, "stack", id), null);
            }
            else if (node is YamlMap map)
            {
                Read(items, map, diagnostics);
            }
            else
            {
                diagnostics.Add(ContentDescriptors.WrongKind, node.Location, "stack", "awards' ids, or keys with 'award' or 'heading'", node.Kind);
            }
        }
        var hidden = fields.Lines("hidden").Select(h => Award(fields, "hidden", h)).OfType<NamedAward>().ToImmutableArray();
        return items.Count == 0 && hidden.IsEmpty ? AwardArrangement.None : new() { Items = items.ToImmutable(), Hidden = hidden };
    }

    private static void Read(ImmutableArray<StackItem>.Builder items, YamlMap map, DiagnosticBag diagnostics)
    {
        var fields = new YamlFields(map, "an item of 'stack'", diagnostics);
        if (fields.Line("heading") is { Value.Length: > 0 } heading)
        {
            items.Add(new(heading.Value, null, null));
            fields.Finish();
            return;
        }
        var (id, note) = (fields.RequiredLine("award"), fields.Text("note"));
        fields.Finish();
        if (note is not null)
        {
            // The text of a block begins on the line after its key.
            MarkdownText.Check(note.Location.Path, note.Value, note.Location.Line + (note.Value.Contains('\n', StringComparison.Ordinal) ? 1 : 0), MarkdownPlace.Bio, diagnostics);
        }
        Add(items, id is null ? null : Award(fields, "award", id), note is { Value.Length: > 0 } ? new(note.Value, note.Location) : null);
    }

    private static void Add(ImmutableArray<StackItem>.Builder items, NamedAward? award, StackNote? note)
    {
        if (award is not null)
        {
            items.Add(new(null, award, note));
        }
    }

    // As pages show it in groups of four, too.
    private static NamedAward? Award(YamlFields fields, string key, YamlScalar said)
    {
        var id = said.Value.Replace(" ", "", StringComparison.Ordinal);
        if (NameRules.IsAwardId(id))
        {
            return new(id, said.Location);
        }
        fields.Refuse(key, said, Form);
        return null;
    }
}
