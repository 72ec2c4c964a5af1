using System.Collections.Immutable;
using System.Text;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;

namespace Publisher.Formats;

/// <summary>
/// The module <c>tables.js</c>: what the program and the reader's browser have to know alike, written out from the program's own tables, so that there is one of each.
/// </summary>
internal static class ScriptTables
{
    /// <summary>Its name among the modules.</summary>
    public const string Name = "tables.js";

    /// <summary>Its text.</summary>
    public static string Text()
    {
        var terms = ContextSet.TablesText.Split('\n').Where(line => line.Length > 0 && line[0] != '#');
        return new StringBuilder()
            .Append("// Written by the build from the program's own tables; the form of `terms` is explained in its source, terms.txt.\n")
            .Append("export const ours = ").Append(Arrays(ContextSet.OurArrays)).Append(";\n")
            .Append("export const known = ").Append(Arrays(ContextSet.KnownArrays)).Append(";\n")
            .Append("export const demonstrationKeys = ").Append(Texts(DemonstrationKeys.Multibase.Order(StringComparer.Ordinal))).Append(";\n")
            .Append("export const terms = `\n").Append(Plain(string.Join('\n', terms))).Append("\n`;\n")
            .ToString();
    }

    private static string Arrays(ImmutableArray<ImmutableArray<string>> arrays) => $"[\n  {string.Join(",\n  ", arrays.Select(a => Texts(a)))},\n]";

    private static string Texts(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(t => $"'{Plain(t)}'"))}]";

    // Nothing in the tables has a meaning of its own between quotation marks of a script; should that change, the build says so.
    private static string Plain(string text) => text.AsSpan().IndexOfAny("\\`'$") < 0 ? text : throw new InvalidOperationException("the tables hold a character that a script would read otherwise");
}
