using System.Collections;
using Scriban.Runtime;

namespace Publisher.Templates;

/// <summary>
/// What a template may read, built by hand: names to text, HTML, numbers, yes-or-no, further fields and lists of them.
/// Nothing is found by reflection, so a template sees the same under Native AOT, and only what it was given.
/// A name without a value is given as null; a name never given is an error in the template that asks for it.
/// </summary>
public sealed class FieldSet : IEnumerable<string>
{
    /// <summary>The engine's own view of these fields.</summary>
    internal ScriptObject Script { get; } = new(8, false);

    /// <summary>Adds text, escaped where it is written.</summary>
    public void Add(string name, string? value) => Script.SetValue(name, value, true);

    /// <summary>Adds HTML, written as it is.</summary>
    public void Add(string name, Html? value) => Script.SetValue(name, value, true);

    /// <summary>Adds a yes or no.</summary>
    public void Add(string name, bool value) => Script.SetValue(name, value, true);

    /// <summary>Adds a whole number.</summary>
    public void Add(string name, int value) => Script.SetValue(name, value, true);

    /// <summary>Adds fields of their own.</summary>
    public void Add(string name, FieldSet? value) => Script.SetValue(name, value?.Script, true);

    /// <summary>Adds a list.</summary>
    public void Add(string name, IEnumerable<FieldSet> values)
    {
        var list = new ScriptArray();
        foreach (var value in values)
        {
            list.Add(value.Script);
        }
        Script.SetValue(name, list, true);
    }

    /// <summary>Adds a list of texts.</summary>
    public void Add(string name, IEnumerable<string> values)
    {
        var list = new ScriptArray();
        foreach (var value in values)
        {
            list.Add(value);
        }
        Script.SetValue(name, list, true);
    }

    /// <summary>The names given.</summary>
    public IEnumerator<string> GetEnumerator() => Script.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
