using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Publisher.Credentials.Canonical;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.JsonLd;

/// <summary>Reads what stands at the ends of a document: addresses, text, numbers, booleans, JSON literals.</summary>
internal sealed class JsonLdValues(RdfDataset dataset)
{
    private const string DoubleDatatype = "http://www.w3.org/2001/XMLSchema#double";
    private const long FirstUnique = 0x7FF9_0000_0000_0000;
    private const long FromTrue = 0x7FFA_0000_0000_0001;
    private const long FromFalse = 0x7FFA_0000_0000_0002;

    private long _unique = FirstUnique;

    /// <summary>What a member is called, however its characters are spelt.</summary>
    public static ReadOnlySpan<byte> NameOf(in JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return JsonStringBytes.IsPlain(raw) ? raw : Encoding.UTF8.GetBytes(member.Name);
    }

    /// <summary>A term by its name as it stands between the quotes.</summary>
    public static TermEntry? Find(ActiveContext context, ReadOnlySpan<byte> raw)
    {
        if (JsonStringBytes.IsPlain(raw))
        {
            return context.Find(raw);
        }
        var plain = ArrayPool<byte>.Shared.Rent(raw.Length);
        var entry = context.Find(plain.AsSpan(0, JsonStringBytes.Unescape(raw, plain)));
        ArrayPool<byte>.Shared.Return(plain);
        return entry;
    }

    /// <summary>What an undefined name stands for, where the context has a vocabulary for such names; a name with an escape in it stands for nothing.</summary>
    public bool TryExtendVocabulary(ActiveContext context, ReadOnlySpan<byte> raw, out RdfTerm term)
    {
        term = default;
        if (context.Vocabulary is null || !IriSyntax.IsSimpleName(raw))
        {
            return false;
        }
        term = dataset.AddIri(context.VocabularyBytes, raw);
        return true;
    }

    /// <summary>An absolute address, given in full or with a prefix the context defines.</summary>
    public bool TryReadAddress(JsonElement text, ActiveContext context, out RdfTerm term)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        if (JsonStringBytes.IsPlain(raw))
        {
            return TryReadAddress(raw, context, out term);
        }
        var plain = ArrayPool<byte>.Shared.Rent(raw.Length);
        var isRead = TryReadAddress(plain.AsSpan(0, JsonStringBytes.Unescape(raw, plain)), context, out term);
        ArrayPool<byte>.Shared.Return(plain);
        return isRead;
    }

    /// <summary>Text, a number or a boolean as its term's definition says. Null when it was read; otherwise what is wrong with it.</summary>
    public JsonLdProblemKind? ReadScalar(
        JsonElement value, JsonValueKind kind, TermDefinition? definition, ActiveContext context, out RdfTerm term, out long origin)
    {
        (term, origin) = (default, RdfQuad.FromText);
        var coercion = definition?.Coercion ?? TermCoercion.Text;
        var suffix = coercion == TermCoercion.Datatype ? definition!.DatatypeSuffix : [];
        var isDouble = definition?.Type == DoubleDatatype;
        switch (kind, coercion)
        {
            case (JsonValueKind.String, TermCoercion.Id):
                return TryReadAddress(value, context, out term) ? null : JsonLdProblemKind.RelativeId;
            case (JsonValueKind.String, TermCoercion.Vocab):
                if (Find(context, JsonMarshal.GetRawUtf8Value(value)[1..^1]) is not { Definition: { IsId: false, IsType: false } named })
                {
                    return JsonLdProblemKind.UndefinedTerm;
                }
                term = dataset.AddTerm(named.TermBytes);
                return null;
            case (JsonValueKind.String, _) when !isDouble:
                term = ReadText(value, suffix);
                return null;
            case (JsonValueKind.Number, TermCoercion.Text or TermCoercion.Datatype):
                return TryReadNumber(value, coercion == TermCoercion.Datatype, suffix, isDouble, out term, out origin) ? null : JsonLdProblemKind.WrongShape;
            case (JsonValueKind.True or JsonValueKind.False, TermCoercion.Text or TermCoercion.Datatype):
                var isTrue = kind == JsonValueKind.True;
                term = dataset.AddLiteral(isTrue ? "true"u8 : "false"u8, coercion == TermCoercion.Datatype ? suffix : "^^<http://www.w3.org/2001/XMLSchema#boolean>"u8);
                origin = isTrue ? FromTrue : FromFalse;
                return null;
            default:
                return JsonLdProblemKind.WrongShape;
        }
    }

    /// <summary>Why a scalar was refused, in words.</summary>
    public static string WhyNot(JsonElement value, TermDefinition? definition) => (value.ValueKind, definition?.Coercion) switch
    {
        (JsonValueKind.Null, _) => "null says nothing",
        (JsonValueKind.Array, _) => "an array inside an array",
        (JsonValueKind.String, TermCoercion.Vocab) => $"\"{value.GetString()}\" is no term that is defined here",
        (JsonValueKind.Number, TermCoercion.Text or TermCoercion.Datatype) => $"the number {value.GetRawText()} would lose its value",
        (_, TermCoercion.Id or TermCoercion.Vocab) => "expected an address or an object",
        _ => "is of the wrong kind",
    };

    /// <summary>A JSON literal: the canonical JSON of the value.</summary>
    public (RdfTerm Term, long Origin) ReadJson(JsonElement value)
    {
        var json = new ArrayBufferWriter<byte>();
        JsonCanonicalizer.Write(value, json);
        var term = dataset.AddLiteral(json.WrittenSpan, "^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>"u8);
        return (term, value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? _unique++ : RdfQuad.FromText);
    }

    /// <summary>A value object: <c>@value</c>, and <c>@language</c> when it is text in a language.</summary>
    public bool TryReadValueObject(JsonElement value, out RdfTerm term, out long origin)
    {
        (term, origin) = (default, RdfQuad.FromText);
        JsonElement content = default, language = default;
        foreach (var member in value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "@value": content = member.Value; break;
                case "@language": language = member.Value; break;
                default: return false;
            }
        }
        if (language.ValueKind == JsonValueKind.Undefined)
        {
            return content.ValueKind != JsonValueKind.Undefined && ReadScalar(content, content.ValueKind, null, null!, out term, out origin) is null;
        }
        if (language.ValueKind != JsonValueKind.String || content.ValueKind != JsonValueKind.String
            || language.GetString() is not { } tag || !IriSyntax.IsLanguageTag(tag))
        {
            return false;
        }
        term = ReadText(content, Encoding.ASCII.GetBytes("@" + tag.ToLowerInvariant()));
        return true;
    }

    private RdfTerm ReadText(JsonElement text, ReadOnlySpan<byte> suffix)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        if (JsonStringBytes.IsPlain(raw))
        {
            return dataset.AddLiteral(raw, suffix);
        }
        var plain = ArrayPool<byte>.Shared.Rent(raw.Length);
        var term = dataset.AddLiteral(plain.AsSpan(0, JsonStringBytes.Unescape(raw, plain)), suffix);
        ArrayPool<byte>.Shared.Return(plain);
        return term;
    }

    private bool TryReadNumber(JsonElement value, bool isTyped, ReadOnlySpan<byte> suffix, bool isDouble, out RdfTerm term, out long origin)
    {
        (term, origin) = (default, 0);
        Span<byte> digits = stackalloc byte[JsonLdNumber.MaxLength];
        if (!value.TryGetDouble(out var number) || !JsonLdNumber.TryFormat(number, isDouble, digits, out var length, out var hasExponent))
        {
            return false;
        }
        var plainSuffix = hasExponent ? "^^<http://www.w3.org/2001/XMLSchema#double>"u8 : "^^<http://www.w3.org/2001/XMLSchema#integer>"u8;
        term = dataset.AddLiteral(digits[..length], isTyped ? suffix : plainSuffix);
        origin = BitConverter.DoubleToInt64Bits(number);
        return true;
    }

    private bool TryReadAddress(ReadOnlySpan<byte> text, ActiveContext context, out RdfTerm term)
    {
        term = default;
        var colon = text.IndexOf((byte)':');
        if (context.HasPrefixes && colon > 0 && !text[(colon + 1)..].StartsWith("//"u8) && context.Find(text[..colon]) is { Definition.IsPrefix: true } prefix)
        {
            term = dataset.AddIri(prefix.Definition.IriBytes, text[(colon + 1)..]);
            var whole = dataset.TextOf(term);
            return IriSyntax.IsAbsolute(whole[1..^1]);
        }
        if (!IriSyntax.IsAbsolute(text))
        {
            return false;
        }
        term = dataset.AddIri(text);
        return true;
    }
}
