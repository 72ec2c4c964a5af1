using System.Collections.Immutable;

namespace Publisher.Credentials.JsonLd;

/// <summary>The terms one JSON-LD context defines, with their addresses in full. Immutable.</summary>
public sealed class ContextDefinition
{
    private readonly Lazy<string> _key;

    internal ContextDefinition(IEnumerable<TermDefinition> terms, string? vocabulary)
    {
        Terms = [.. terms.OrderBy(term => term.Name, StringComparer.Ordinal)];
        Vocabulary = vocabulary;
        _key = new Lazy<string>(() => $"{{vocab={Vocabulary}; {string.Join("; ", Terms.Select(term => (term.IsProtected ? "protected " : "") + term.Key))}}}");
    }

    internal ImmutableArray<TermDefinition> Terms { get; }

    /// <summary>What an undefined member is appended to (<c>@vocab</c>); only contexts made for examples have one.</summary>
    public string? Vocabulary { get; }

    /// <summary>One line per term, in a fixed order, the terms of a scope indented below theirs: two contexts that mean the same have the same lines.</summary>
    public IEnumerable<string> Describe()
    {
        foreach (var term in Terms)
        {
            yield return $"{term.Name} {term.Iri} type={term.Type} container={term.Container} prefix={term.IsPrefix} protected={term.IsProtected} "
                + (term.HasEmptyScope ? "scope=none" : term.Scope is null ? "" : "scope");
            foreach (var line in term.Scope?.Describe() ?? [])
            {
                yield return $"  {term.Name} > {line}";
            }
        }
    }

    internal string Key => _key.Value;
}
