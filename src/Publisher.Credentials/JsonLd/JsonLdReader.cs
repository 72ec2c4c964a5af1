using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Publisher.Credentials.Canonical;

namespace Publisher.Credentials.JsonLd;

/// <summary>
/// Walks a document once and adds its quads to a dataset: JSON-LD 1.1 expansion, node map and toRdf in one, for what the known contexts use.
/// Everything that JSON-LD would drop, guess or leave open is refused. Methods give false after noting the problem;
/// the path to it is gathered while they return.
/// </summary>
internal sealed class JsonLdReader(ContextSet contexts, RdfDataset dataset, string? exceptMember)
{
    private readonly JsonLdValues _values = new(dataset);
    private readonly byte[]? _exceptMember = exceptMember is null ? null : Encoding.UTF8.GetBytes(exceptMember);
    private readonly List<string> _path = [];
    private JsonLdProblemKind _kind;
    private string _detail = "";
    private RdfTerm _typePredicate;

    /// <summary>The problem, after a method gave false.</summary>
    public JsonLdProblem Problem => new(_kind, string.Concat(_path.AsEnumerable().Reverse().Select(Segment)), _detail);

    /// <summary>Reads the root object. Its own <c>@context</c> is not looked at again.</summary>
    public bool TryReadRoot(JsonElement root, ActiveContext context)
    {
        _typePredicate = dataset.AddIri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8);
        return TryReadNode(root, context, default, isContextRead: true, isRoot: true, out _)
            && (dataset.Count > 0 || Refuse(JsonLdProblemKind.WrongShape, "says nothing"));
    }

    private bool TryReadNode(JsonElement node, ActiveContext context, RdfTerm graph, bool isContextRead, bool isRoot, out RdfTerm subject)
    {
        subject = default;
        if (context.Conflict is { } conflict)
        {
            return Refuse(JsonLdProblemKind.MisplacedContext, $"the contexts here would change the meaning of \"{conflict}\"");
        }
        if (!TryFindKeywords(node, context, isRoot, out var id, out var types, out var isEmpty) || !TryName(id, context, out subject))
        {
            return false;
        }
        if (isEmpty)
        {
            return Refuse(JsonLdProblemKind.WrongShape, "an object without members says nothing");
        }
        var inner = context;
        if (types.ValueKind != JsonValueKind.Undefined && !TryReadTypes(types, context, subject, graph, out inner))
        {
            return At("type");
        }
        foreach (var member in node.EnumerateObject())
        {
            var name = JsonLdValues.NameOf(member);
            if (isRoot && _exceptMember is not null && member.NameEquals(_exceptMember))
            {
                continue;
            }
            if (name is [(byte)'@', ..])
            {
                if (isContextRead && name.SequenceEqual("@context"u8))
                {
                    continue;
                }
                return RefuseKeyword(member.Name) || At(member.Name);
            }
            if (!TryReadMember(member, name, inner, subject, graph))
            {
                return At(member.Name);
            }
        }
        return true;
    }

    private bool TryReadMember(in JsonProperty member, ReadOnlySpan<byte> name, ActiveContext context, RdfTerm subject, RdfTerm graph)
    {
        var entry = context.Find(name);
        if (entry is null)
        {
            return _values.TryExtendVocabulary(context, name, out var predicate)
                ? TryReadProperty(member.Value, new Property(null, context, subject, predicate, graph))
                : Refuse(JsonLdProblemKind.UndefinedTerm, $"\"{member.Name}\" is no term that is defined here");
        }
        return entry.Definition.IsId || entry.Definition.IsType
            || TryReadProperty(member.Value, new Property(entry, context, subject, dataset.AddTerm(entry.Definition.TermBytes), graph));
    }

    // Finds id and types before anything else: what the members mean depends on the types.
    private bool TryFindKeywords(JsonElement node, ActiveContext context, bool isRoot, out JsonElement id, out JsonElement types, out bool isEmpty)
    {
        (id, types, isEmpty) = (default, default, true);
        foreach (var member in node.EnumerateObject())
        {
            var name = JsonLdValues.NameOf(member);
            isEmpty = false;
            if (!context.MayBeKeyword(name.Length) || context.Find(name) is not { } entry)
            {
                continue;
            }
            if (entry.Definition.IsId && id.ValueKind == JsonValueKind.Undefined)
            {
                id = member.Value;
            }
            else if (entry.Definition.IsType && types.ValueKind == JsonValueKind.Undefined)
            {
                types = member.Value;
            }
            else if (entry.Definition.IsId || entry.Definition.IsType)
            {
                return Refuse(JsonLdProblemKind.Keyword, $"{entry.Definition.Iri} stands here under two names") || At(member.Name);
            }
        }
        return true;
    }

    private bool TryName(JsonElement id, ActiveContext context, out RdfTerm subject)
    {
        if (id.ValueKind == JsonValueKind.Undefined)
        {
            subject = dataset.AddBlankNode();
            return true;
        }
        subject = default;
        if (id.ValueKind != JsonValueKind.String)
        {
            return Refuse(JsonLdProblemKind.WrongShape, "an id is one text") || At("id");
        }
        return _values.TryReadAddress(id, context, out subject) || RefuseAddress(id) || At("id");
    }

    private bool TryReadTypes(JsonElement types, ActiveContext context, RdfTerm subject, RdfTerm graph, out ActiveContext inner)
    {
        inner = context;
        if (types.ValueKind == JsonValueKind.String)
        {
            return TryReadType(types, context, subject, graph, out var entry) && TryEnterTypes(context, entry, [], out inner);
        }
        if (types.ValueKind != JsonValueKind.Array || types.GetArrayLength() == 0)
        {
            return Refuse(JsonLdProblemKind.WrongShape, "a type is text, or an array of texts");
        }
        TermEntry? first = null;
        List<TermEntry>? others = null;
        var index = 0;
        foreach (var type in types.EnumerateArray())
        {
            if (!TryReadType(type, context, subject, graph, out var entry))
            {
                return At(index);
            }
            index++;
            if (entry is { Definition.HasScope: false })
            {
                continue;
            }
            if (first is null)
            {
                first = entry;
            }
            else if (entry is not null)
            {
                (others ??= []).Add(entry);
            }
        }
        return TryEnterTypes(context, first, others, out inner);
    }

    // The terms of several types are added in the order of their names, whatever order they stand in.
    private bool TryEnterTypes(ActiveContext context, TermEntry? first, List<TermEntry>? others, out ActiveContext inner)
    {
        inner = context;
        if (others is { Count: > 0 })
        {
            others.Add(first!);
            others.Sort((left, right) => string.CompareOrdinal(left.Definition.Name, right.Definition.Name));
            foreach (var type in others)
            {
                var here = inner.Find(type.Definition.NameBytes);
                inner = here is not null && here.Definition.Key == type.Definition.Key ? here.AsType : context.Tables.ApplyType(inner, type.Definition);
                if (inner.Conflict is not null)
                {
                    break;
                }
            }
        }
        else if (first is { Definition.HasScope: true })
        {
            inner = first.AsType;
        }
        return inner.Conflict is not { } conflict
            || Refuse(JsonLdProblemKind.WrongShape, $"these types give \"{conflict}\" different meanings");
    }

    private bool TryReadType(JsonElement type, ActiveContext context, RdfTerm subject, RdfTerm graph, out TermEntry? entry)
    {
        entry = null;
        if (type.ValueKind != JsonValueKind.String)
        {
            return Refuse(JsonLdProblemKind.WrongShape, "a type is text");
        }
        var name = JsonMarshal.GetRawUtf8Value(type)[1..^1];
        entry = JsonLdValues.Find(context, name);
        RdfTerm value;
        if (entry is not null)
        {
            value = dataset.AddTerm(entry.Definition.TermBytes);
        }
        else if (!_values.TryExtendVocabulary(context, name, out value))
        {
            return IriSyntax.IsAbsolute(name)
                ? Refuse(JsonLdProblemKind.NotRead, $"the type {type.GetString()} is not one this program knows")
                : Refuse(JsonLdProblemKind.UndefinedTerm, $"the type \"{type.GetString()}\" is not defined here");
        }
        if (entry is { Definition: { IsId: true } or { IsType: true } })
        {
            return Refuse(JsonLdProblemKind.Keyword, $"\"{type.GetString()}\" is no type");
        }
        dataset.Add(new RdfQuad(subject, _typePredicate, value, graph, RdfQuad.FromText));
        return true;
    }

    private bool TryReadProperty(JsonElement value, in Property property)
    {
        var definition = property.Entry?.Definition;
        if (definition?.Coercion == TermCoercion.Json)
        {
            var (literal, origin) = _values.ReadJson(value);
            dataset.Add(new RdfQuad(property.Subject, property.Predicate, literal, property.Graph, origin));
            return true;
        }
        if (definition?.Container == TermContainer.List)
        {
            return TryReadList(value, property);
        }
        var kind = value.ValueKind;
        if (kind != JsonValueKind.Array)
        {
            return TryReadValue(value, kind, property);
        }
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (!TryReadValue(item, item.ValueKind, property))
            {
                return At(index);
            }
            index++;
        }
        return index > 0 || Refuse(JsonLdProblemKind.WrongShape, "an array without items says nothing");
    }

    private bool TryReadValue(JsonElement value, JsonValueKind kind, in Property property)
    {
        if (property.Entry?.Definition.Container == TermContainer.Graph)
        {
            return TryReadGraph(value, property);
        }
        if (!TryReadObject(value, kind, property, out var term, out var origin))
        {
            return false;
        }
        dataset.Add(new RdfQuad(property.Subject, property.Predicate, term, property.Graph, origin));
        return true;
    }

    private bool TryReadGraph(JsonElement value, in Property property)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Refuse(JsonLdProblemKind.WrongShape, "expected an object");
        }
        var inner = dataset.AddBlankNode();
        dataset.Add(new RdfQuad(property.Subject, property.Predicate, inner, property.Graph, RdfQuad.FromText));
        var before = dataset.Count;
        return TryReadInside(value, property, inner, out _)
            && (dataset.Count > before || Refuse(JsonLdProblemKind.WrongShape, "an object with nothing but an id says nothing here"));
    }

    private bool TryReadList(JsonElement value, in Property property)
    {
        var single = value.ValueKind != JsonValueKind.Array;
        var count = single ? 1 : value.GetArrayLength();
        if (count == 0)
        {
            return Refuse(JsonLdProblemKind.WrongShape, "an array without items says nothing");
        }
        var first = dataset.AddIri("http://www.w3.org/1999/02/22-rdf-syntax-ns#first"u8);
        var rest = dataset.AddIri("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"u8);
        var cell = dataset.AddBlankNode();
        dataset.Add(new RdfQuad(property.Subject, property.Predicate, cell, property.Graph, RdfQuad.FromText));
        for (var i = 0; i < count; i++)
        {
            var listed = single ? value : value[i];
            if (!TryReadObject(listed, listed.ValueKind, property, out var item, out var origin))
            {
                return single ? false : At(i);
            }
            var next = i < count - 1 ? dataset.AddBlankNode() : dataset.AddIri("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"u8);
            dataset.Add(new RdfQuad(cell, first, item, property.Graph, origin));
            dataset.Add(new RdfQuad(cell, rest, next, property.Graph, RdfQuad.FromText));
            cell = next;
        }
        return true;
    }

    private bool TryReadObject(JsonElement value, JsonValueKind kind, in Property property, out RdfTerm term, out long origin)
    {
        origin = RdfQuad.FromText;
        if (kind == JsonValueKind.Object)
        {
            return IsValueObject(value) ? TryReadLanguageText(value, out term, out origin) : TryReadInside(value, property, property.Graph, out term);
        }
        var inside = property.Entry?.Inside ?? property.Context;
        var definition = property.Entry?.OfScalars;
        switch (_values.ReadScalar(value, kind, definition, inside, out term, out origin))
        {
            case JsonLdProblemKind.RelativeId:
                return RefuseAddress(value);
            case { } problem:
                return Refuse(problem, JsonLdValues.WhyNot(value, definition));
            default:
                return true;
        }
    }

    private bool TryReadLanguageText(JsonElement value, out RdfTerm term, out long origin) =>
        _values.TryReadValueObject(value, out term, out origin)
        || (value.TryGetProperty("@direction", out _)
            ? Refuse(JsonLdProblemKind.NotRead, "a text says its direction, which this program does not read")
            : Refuse(JsonLdProblemKind.Keyword, "expected @value, and @language with a language tag"));

    private bool TryReadInside(JsonElement value, in Property property, RdfTerm graph, out RdfTerm term)
    {
        var context = property.Entry?.InsideObject ?? property.Context.Reverted;
        // A credential inside another one, and its own jcs proof: vc-di-eddsa §3.3.1 writes the document's context into that.
        var isEmbedded = property.Entry?.Definition.Name is "endorsement" or "verifiableCredential" or "proof"
            && value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@context"u8, out var own)
            && TryEmbed(own, ref context);
        return TryReadNode(value, context, graph, isEmbedded, isRoot: false, out term);
    }

    // A context that is not known is left to be refused where it stands.
    private bool TryEmbed(JsonElement own, ref ActiveContext context)
    {
        var array = contexts.Find(own);
        if (array >= 0 && context.Conflict is null)
        {
            context = context.WithEmbedded(array);
        }
        return array >= 0;
    }

    private static bool IsValueObject(JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
        {
            return JsonLdValues.NameOf(member) is [(byte)'@', _, ..] name && !name.SequenceEqual("@context"u8);
        }
        return false;
    }

    private bool RefuseAddress(JsonElement id) => Refuse(JsonLdProblemKind.RelativeId, $"\"{id.GetString()}\" is no absolute address");

    private bool RefuseKeyword(string name) => name == "@context"
        ? Refuse(JsonLdProblemKind.MisplacedContext, "no @context may stand here")
        : Refuse(JsonLdProblemKind.Keyword, $"the keyword {name} may not stand here");

    private bool Refuse(JsonLdProblemKind kind, string detail)
    {
        (_kind, _detail) = (kind, detail);
        return false;
    }

    private bool At(string member)
    {
        _path.Add(member);
        return false;
    }

    private bool At(int index) => At(index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static string Segment(string name) =>
        "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>A property whose values are being read.</summary>
    private readonly record struct Property(TermEntry? Entry, ActiveContext Context, RdfTerm Subject, RdfTerm Predicate, RdfTerm Graph);
}
