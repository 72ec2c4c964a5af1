using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Publisher.Templates;

/// <summary>The names a template of a page sees: the page's fields, and what templates assigned while they made it.</summary>
internal sealed class PageScope : IScriptObject
{
    private readonly Dictionary<string, object?> assigned = new(StringComparer.Ordinal);
    private Fields fields = new();

    /// <summary>Begins a page.</summary>
    public void Begin(Fields page)
    {
        fields = page;
        assigned.Clear();
    }

    /// <summary>The fields this page has in common with others; null where a page brings none.</summary>
    public Fields? Common => fields.TryGet("common", out var common) ? common as Fields : null;

    public int Count => fields.Count + assigned.Count;

    public bool IsReadOnly
    {
        get => false;
        set { }
    }

    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value) =>
        fields.TryGet(member, out value) || assigned.TryGetValue(member, out value);

    public bool Contains(string member) => fields.Contains(member) || assigned.ContainsKey(member);

    public IEnumerable<string> GetMembers() => fields.Names.Concat(assigned.Keys);

    /// <summary>What the page brought cannot be given another meaning.</summary>
    public bool CanWrite(string member) => !fields.Contains(member);

    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly)
    {
        if (!CanWrite(member))
        {
            return false;
        }
        assigned[member] = value;
        return true;
    }

    public bool Remove(string member) => assigned.Remove(member);

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => this;
}
