using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Baking;

/// <summary>
/// Awards in SVG files: Open Badges 3.0 §5.3.2 and Open Badges 2.0 Baking, side by side.
/// <code>
/// &lt;svg … xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"&gt;
///   &lt;openbadges:credential&gt;&lt;![CDATA[{ … }]]&gt;&lt;/openbadges:credential&gt;
///   &lt;openbadges:assertion xmlns:openbadges="http://openbadges.org" verify="https://…"&gt;&lt;![CDATA[{ … }]]&gt;&lt;/openbadges:assertion&gt;
/// </code>
/// They stand directly after the start of <c>svg</c>; the rest of the file is not touched. An award is in one CDATA section, which is what other programs
/// read. Only where XML would change it (a carriage return, <c>]]&gt;</c>) is it parted, so that the text of the element is the award, byte for byte.
/// A compact JWS stands in <c>verify</c>, alone.
/// </summary>
public static class BakedSvg
{
    private const string Prefix = "openbadges";

    /// <summary>Takes out what an SVG carries.</summary>
    /// <param name="svg">The file.</param>
    /// <param name="content">What it carries; never empty.</param>
    /// <param name="problem">Why there is nothing to give, otherwise.</param>
    public static bool TryRead(ReadOnlyMemory<byte> svg, [NotNullWhen(true)] out BakedContent? content, [NotNullWhen(false)] out BakingProblem? problem)
    {
        content = null;
        if (!SvgReading.TryRead(svg, out var reading, out problem))
        {
            return false;
        }
        var found = new BakedContent();
        foreach (var element in reading.Elements)
        {
            problem = found[element.Kind] is not null
                ? new(BakingProblemKind.Ambiguous, $"it carries two elements <{Prefix}:{element.Kind.Element()}>, and only one can be meant")
                : element.WhyNotReadable();
            if (problem is not null)
            {
                return false;
            }
            found = found.With(element.Kind, Encoding.UTF8.GetBytes(element.Content));
        }
        problem = found.IsEmpty ? new(BakingProblemKind.NothingInside, "this picture carries no award") : null;
        content = problem is null ? found : null;
        return problem is null;
    }

    /// <summary>Puts an award into an SVG, in place of whatever awards it carried. Without an award the result is the picture without any.</summary>
    /// <param name="svg">The picture, in UTF-8. Whether it is safe to show is not asked here.</param>
    /// <param name="content">The award.</param>
    /// <param name="baked">The picture with the award.</param>
    /// <param name="problem">Why it cannot be done, otherwise.</param>
    public static bool TryBake(ReadOnlyMemory<byte> svg, BakedContent content, [NotNullWhen(true)] out byte[]? baked, [NotNullWhen(false)] out BakingProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(content);
        baked = null;
        problem = BakedImage.WhyNotCarried(content);
        if (problem is not null || !SvgReading.TryRead(svg, out var reading, out problem))
        {
            return false;
        }
        var inserted = new StringBuilder();
        var declared = reading.Root.Declared;
        foreach (var kind in BakedKinds.All)
        {
            if (content[kind] is not { } bytes)
            {
                continue;
            }
            var text = Encoding.UTF8.GetString(bytes.Span);
            if (WhyNotXml(kind, text) is { } why)
            {
                problem = why;
                return false;
            }
            declared ??= kind.Namespace();
            AppendElement(inserted, kind, text, bytes, declared == kind.Namespace());
        }
        baked = Encoding.UTF8.GetBytes(reading.With(inserted.ToString(), reading.Root.Declared is null ? declared : null));
        // XML has many corners: what was put in must come out.
        problem = IsCarried(baked, content) ? null : new(BakingProblemKind.NotCarried, "the award would not come out of this picture as it went in");
        baked = problem is null ? baked : null;
        return problem is null;
    }

    private static void AppendElement(StringBuilder xml, BakedKind kind, string text, ReadOnlyMemory<byte> bytes, bool isDeclared)
    {
        var name = $"{Prefix}:{kind.Element()}";
        xml.Append('<').Append(name);
        if (!isDeclared)
        {
            xml.Append($" xmlns:{Prefix}=\"").Append(kind.Namespace()).Append('"');
        }
        var isJson = BakedKinds.IsJson(bytes.Span);
        if ((isJson ? kind == BakedKind.Assertion ? AddressOf(bytes) : null : text) is { } verify)
        {
            xml.Append(" verify=\"").Append(verify.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }
        xml.Append('>');
        if (isJson)
        {
            xml.Append("<![CDATA[")
                .Append(text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal).Replace("\r", "]]>&#13;<![CDATA[", StringComparison.Ordinal))
                .Append("]]>");
        }
        xml.Append("</").Append(name).Append('>');
    }

    // Open Badges 2.0 wants the assertion's address beside it.
    private static string? AddressOf(ReadOnlyMemory<byte> assertion) =>
        SignedDocument.TryParse(assertion, out var document, out _)
        && document.Root.TryGetProperty("id", out var id) && id.ValueKind == System.Text.Json.JsonValueKind.String
        && Uri.TryCreate(id.GetString(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && id.GetString()!.All(c => !char.IsControl(c))
            ? id.GetString()
            : null;

    private static BakingProblem? WhyNotXml(BakedKind kind, string text)
    {
        foreach (var c in text)
        {
            if (!XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c))
            {
                return new(BakingProblemKind.NotCarried, FormattableString.Invariant($"the {kind.Words()} holds U+{(int)c:X4}, which no SVG can carry"));
            }
        }
        return null;
    }

    private static bool IsCarried(byte[] baked, BakedContent content)
    {
        if (!TryRead(baked, out var found, out var problem))
        {
            return content.IsEmpty && problem.Kind == BakingProblemKind.NothingInside;
        }
        foreach (var kind in BakedKinds.All)
        {
            if (found[kind] is null != (content[kind] is null) || (found[kind] is { } one && !one.Span.SequenceEqual(content[kind]!.Value.Span)))
            {
                return false;
            }
        }
        return true;
    }
}
