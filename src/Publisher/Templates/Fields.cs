using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Publisher.Templates;

/// <summary>Fields as the engine reads them. Templates cannot change them, so pages and threads may share them.</summary>
internal sealed class Fields : IScriptObject
{
    private FieldShape shape = FieldShape.Empty;
    private object?[] values = [];

    /// <summary>The names given, in order.</summary>
    public IEnumerable<string> Names => shape.Names;

    public int Count => shape.Count;

    public bool IsReadOnly
    {
        get => true;
        set { }
    }

    /// <summary>Adds a field, before any template reads the set.</summary>
    public void Add(string name, object? value)
    {
        var at = shape.Count;
        shape = shape.With(name);
        if (at == values.Length)
        {
            Array.Resize(ref values, at == 0 ? shape.Room : at * 2);
        }
        values[at] = value;
    }

    /// <summary>The value of a name.</summary>
    public bool TryGet(string member, out object? value)
    {
        var at = shape.Find(member);
        value = at < 0 ? null : values[at];
        return at >= 0;
    }

    public bool Contains(string member) => shape.Find(member) >= 0;

    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value) => TryGet(member, out value);

    public IEnumerable<string> GetMembers() => Names;

    public bool CanWrite(string member) => false;

    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => this;

    public override string ToString() => "";
}
