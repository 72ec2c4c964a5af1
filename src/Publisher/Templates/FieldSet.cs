using System.Collections;
using Scriban.Runtime;

namespace Publisher.Templates;

/// <summary>
/// What a template may read, built by hand: names to text, HTML, numbers, yes-or-no, further fields and lists of them.
/// Nothing is found by reflection, so a template sees the same under Native AOT, and only what it was given.
/// A name without a value is given as null; a name never given is an error in the template that asks for it.
/// Once made, a set may be part of many pages and be read by several threads.
/// </summary>
public sealed class FieldSet : IEnumerable<string>
{
    private static readonly object Yes = true;
    private static readonly object No = false;
    private static readonly ScriptArray None = new() { IsReadOnly = true };

    /// <summary>The engine's own view of these fields.</summary>
    internal Fields Script { get; } = new();

    /// <summary>Adds text, escaped where it is written.</summary>
    public void Add(string name, string? value) => Script.Add(name, value);

    /// <summary>Adds HTML, written as it is.</summary>
    public void Add(string name, Html? value) => Script.Add(name, value);

    /// <summary>Adds a yes or no.</summary>
    public void Add(string name, bool value) => Script.Add(name, value ? Yes : No);

    /// <summary>Adds a whole number.</summary>
    public void Add(string name, int value) => Script.Add(name, value);

    /// <summary>Adds fields of their own.</summary>
    public void Add(string name, FieldSet? value) => Script.Add(name, value?.Script);

    /// <summary>Adds a list.</summary>
    public void Add(string name, IEnumerable<FieldSet> values) => Script.Add(name, ListOf(values));

    /// <summary>Adds a list of texts.</summary>
    public void Add(string name, IEnumerable<string> values) => Script.Add(name, ListOf(values));

    /// <summary>The names given.</summary>
    public IEnumerator<string> GetEnumerator() => Script.Names.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ScriptArray ListOf(IEnumerable<object> values)
    {
        var known = values.TryGetNonEnumeratedCount(out var count);
        if (known && count == 0)
        {
            return None;
        }
        var list = known ? new ScriptArray(count) : [];
        foreach (var value in values)
        {
            list.Add(value is FieldSet set ? set.Script : value);
        }
        list.IsReadOnly = true;
        return list;
    }
}
