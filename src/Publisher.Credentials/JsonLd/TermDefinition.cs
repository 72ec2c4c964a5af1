using System.Text;

namespace Publisher.Credentials.JsonLd;

/// <summary>How the values of a term are grouped.</summary>
internal enum TermContainer
{
    /// <summary>As they stand: one value, or an array whose order means nothing.</summary>
    None,
    /// <summary>As <see cref="None"/>; the context says so.</summary>
    Set,
    /// <summary>In their order.</summary>
    List,
    /// <summary>Each in a graph of its own.</summary>
    Graph,
}

/// <summary>How the text of a term is read.</summary>
internal enum TermCoercion
{
    /// <summary>As plain text.</summary>
    Text,
    /// <summary>As an address (<c>@id</c>).</summary>
    Id,
    /// <summary>As another term (<c>@vocab</c>).</summary>
    Vocab,
    /// <summary>As the JSON value itself (<c>@json</c>).</summary>
    Json,
    /// <summary>As text of a datatype.</summary>
    Datatype,
}

/// <summary>What one term of a context stands for. Immutable; equal definitions have equal <see cref="Key"/>.</summary>
internal sealed class TermDefinition
{
    private const string StringDatatype = "http://www.w3.org/2001/XMLSchema#string";
    private readonly Lazy<string> _key;

    public TermDefinition(
        string name, string iri, string? type, TermContainer container, bool isPrefix, bool isProtected, ContextDefinition? scope, bool hasEmptyScope)
    {
        (Name, Iri, Type, Container) = (name, iri, type, container);
        (IsPrefix, IsProtected, Scope, HasEmptyScope) = (isPrefix, isProtected, scope, hasEmptyScope);
        Coercion = type switch
        {
            null => TermCoercion.Text,
            "@id" => TermCoercion.Id,
            "@vocab" => TermCoercion.Vocab,
            "@json" => TermCoercion.Json,
            _ => TermCoercion.Datatype,
        };
        NameBytes = Encoding.UTF8.GetBytes(name);
        IriBytes = Encoding.UTF8.GetBytes(iri);
        TermBytes = Encoding.UTF8.GetBytes($"<{iri}>");
        DatatypeSuffix = Coercion == TermCoercion.Datatype && type != StringDatatype ? Encoding.UTF8.GetBytes($"^^<{type}>") : [];
        _key = new Lazy<string>(Describe);
    }

    public string Name { get; }

    /// <summary>The address the term stands for, or <c>@id</c> or <c>@type</c>.</summary>
    public string Iri { get; }

    /// <summary><c>@id</c>, <c>@vocab</c>, <c>@json</c>, a datatype's address, or null.</summary>
    public string? Type { get; }

    public TermContainer Container { get; }

    public TermCoercion Coercion { get; }

    public bool IsPrefix { get; }

    public bool IsProtected { get; }

    /// <summary>The terms that hold inside objects of this type or property.</summary>
    public ContextDefinition? Scope { get; }

    /// <summary>Whether no term holds inside objects of this property.</summary>
    public bool HasEmptyScope { get; }

    public bool HasScope => Scope is not null || HasEmptyScope;

    public bool IsId => Iri == "@id";

    public bool IsType => Iri == "@type";

    public byte[] NameBytes { get; }

    public byte[] IriBytes { get; }

    /// <summary>The address as N-Quads write it.</summary>
    public byte[] TermBytes { get; }

    /// <summary>What follows the closing quote of a literal of this datatype.</summary>
    public byte[] DatatypeSuffix { get; }

    /// <summary>Everything the definition says except whether it is protected, as text.</summary>
    public string Key => _key.Value;

    /// <summary>The definition where prefixes already hold: a short address that its own context left open is one of theirs.</summary>
    public TermDefinition In(ActiveContext context)
    {
        var (iri, type) = (Expand(Iri, context), Type is null ? null : Expand(Type, context));
        return iri == Iri && type == Type ? this : new(Name, iri, type, Container, IsPrefix, IsProtected, Scope, HasEmptyScope);
    }

    private static string Expand(string iri, ActiveContext context)
    {
        var colon = iri.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && !iri.AsSpan(colon).StartsWith("://", StringComparison.Ordinal)
            && context.Find(Encoding.UTF8.GetBytes(iri[..colon])) is { Definition.IsPrefix: true } prefix
            ? prefix.Definition.Iri + iri[(colon + 1)..]
            : iri;
    }

    private string Describe() =>
        $"{Name} = {Iri} type={Type} container={Container} prefix={IsPrefix} scope={(HasEmptyScope ? "none" : Scope?.Key)}";
}
