using System.Text.Json;

namespace Publisher.Credentials.JsonLd;

/// <summary>
/// Reads a JSON-LD 1.1 context document into the form of our own tables. It knows what the contexts of credentials use
/// (terms, prefixes, types, containers, protection, scoped contexts, one vocabulary) and refuses everything else.
/// </summary>
public static class ContextCompiler
{
    /// <summary>Compiles a context document.</summary>
    /// <param name="document">An object with the member <c>@context</c>, whose value is an object.</param>
    /// <exception cref="NotSupportedException">The context uses something the tables cannot say; the message names it.</exception>
    public static ContextDefinition Compile(JsonElement document) => CompileContext(document.GetProperty("@context"));

    private static ContextDefinition CompileContext(JsonElement context)
    {
        var local = new LocalTerms(context);
        var isProtected = context.TryGetProperty("@protected", out var flag) && flag.GetBoolean();
        string? vocabulary = null;
        var terms = new List<TermDefinition>();
        foreach (var member in context.EnumerateObject())
        {
            switch (member.Name)
            {
                case "@protected" or "@version":
                    break;
                case "@vocab":
                    vocabulary = member.Value.GetString();
                    break;
                case ['@', ..]:
                    throw new NotSupportedException($"{member.Name} in a context");
                default:
                    terms.Add(CompileTerm(member, local, isProtected));
                    break;
            }
        }
        return new ContextDefinition(terms, vocabulary);
    }

    private static TermDefinition CompileTerm(JsonProperty term, LocalTerms local, bool isProtected)
    {
        var isShort = term.Value.ValueKind == JsonValueKind.String;
        string? id = isShort ? term.Value.GetString() : null, type = null;
        var container = TermContainer.None;
        ContextDefinition? inner = null;
        var hasEmptyScope = false;
        foreach (var member in isShort ? default : term.Value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "@id":
                    id = member.Value.GetString();
                    break;
                case "@type":
                    type = local.Expand(member.Value.GetString()!);
                    break;
                case "@container":
                    container = ContainerOf(member.Value.GetString());
                    break;
                case "@protected":
                    isProtected = member.Value.GetBoolean();
                    break;
                case "@context":
                    hasEmptyScope = member.Value.ValueKind == JsonValueKind.Null;
                    inner = hasEmptyScope ? null : CompileContext(member.Value);
                    break;
                default:
                    throw new NotSupportedException($"{member.Name} in the definition of {term.Name}");
            }
        }
        var iri = local.Expand(id ?? throw new NotSupportedException($"no @id in the definition of {term.Name}"));
        if (iri is ['@', ..] and not ("@id" or "@type"))
        {
            throw new NotSupportedException($"{term.Name} as another name of {iri}");
        }
        var isPrefix = isShort && iri[^1] is ':' or '/' or '?' or '#' or '[' or ']' or '@';
        return new TermDefinition(term.Name, iri, type, container, isPrefix, isProtected, inner, hasEmptyScope);
    }

    internal static TermContainer ContainerOf(string? name) => name switch
    {
        "@set" => TermContainer.Set,
        "@list" => TermContainer.List,
        "@graph" => TermContainer.Graph,
        _ => throw new NotSupportedException($"the container {name}"),
    };

    /// <summary>A context's own terms, with which its short forms are expanded. Those it leaves open depend on where the context is used.</summary>
    private sealed class LocalTerms(JsonElement context)
    {
        public string Expand(string value)
        {
            if (value.StartsWith('@'))
            {
                return value;
            }
            if (IdOf(value) is { } whole)
            {
                return whole == value ? value : Expand(whole);
            }
            var colon = value.IndexOf(':', StringComparison.Ordinal);
            var isAddress = colon < 0 || value.AsSpan(colon).StartsWith("://", StringComparison.Ordinal);
            return !isAddress && IdOf(value[..colon]) is { } prefix ? Expand(prefix) + value[(colon + 1)..] : value;
        }

        private string? IdOf(string term)
        {
            if (!context.TryGetProperty(term, out var definition))
            {
                return null;
            }
            return definition.ValueKind == JsonValueKind.String ? definition.GetString()
                : definition.TryGetProperty("@id", out var id) ? id.GetString() : null;
        }
    }
}
