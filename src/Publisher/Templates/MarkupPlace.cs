namespace Publisher.Templates;

/// <summary>
/// Follows a template's literal text from place to place, as an HTML tokenizer does, as far as it needs to know where the next
/// expression would stand. Branches are read one after the other; a template whose branches leave different places open is unusual
/// and still checked piece by piece.
/// </summary>
internal sealed class MarkupPlace
{
    private enum Place
    {
        Text,
        TagName,
        Tag,
        AfterEquals,
        Unquoted,
        DoubleQuoted,
        SingleQuoted,
        Comment,
        Raw,
    }

    private Place place = Place.Text;
    private string element = "";
    private int nameStart;

    /// <summary>Why an expression may not stand here, or null.</summary>
    public string? Danger => place switch
    {
        Place.AfterEquals or Place.Unquoted => "an expression in an attribute without quotes",
        Place.Tag or Place.TagName => "an expression inside a tag (only quoted attribute values may come from the model)",
        Place.Raw => $"an expression inside <{element}>",
        _ => null,
    };

    /// <summary>Reads literal text.</summary>
    public void Read(string text)
    {
        nameStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            i = Step(text, i);
        }
    }

    private int Step(string text, int i)
    {
        var c = text[i];
        switch (place)
        {
            case Place.Text when c == '<' && text.AsSpan(i).StartsWith("<!--", StringComparison.Ordinal):
                place = Place.Comment;
                return i + 3;
            // At the end of the text an expression would be the tag's name.
            case Place.Text when c == '<' && (i + 1 == text.Length || char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!'):
                (place, nameStart) = (Place.TagName, i + 1);
                break;
            case Place.Comment when c == '>' && text.AsSpan(0, i).EndsWith("--", StringComparison.Ordinal):
                place = Place.Text;
                break;
            case Place.TagName when c is '>' or ' ' or '\n' or '\t':
                element = text[nameStart..i].ToLowerInvariant();
                place = c == '>' ? AfterTag() : Place.Tag;
                break;
            case Place.Tag or Place.AfterEquals or Place.Unquoted when c == '>':
                place = AfterTag();
                break;
            case Place.Tag when c == '=':
                place = Place.AfterEquals;
                break;
            case Place.AfterEquals when c is '"' or '\'':
                place = c == '"' ? Place.DoubleQuoted : Place.SingleQuoted;
                break;
            case Place.AfterEquals when !char.IsWhiteSpace(c):
                place = Place.Unquoted;
                break;
            case Place.Unquoted when char.IsWhiteSpace(c):
            case Place.DoubleQuoted when c == '"':
            case Place.SingleQuoted when c == '\'':
                place = Place.Tag;
                break;
            case Place.Raw when c == '<' && text.AsSpan(i + 1).StartsWith("/" + element, StringComparison.OrdinalIgnoreCase):
                (place, nameStart) = (Place.TagName, i + 1);
                break;
            default:
                break;
        }
        return i;
    }

    private Place AfterTag() => element is "script" or "style" ? Place.Raw : Place.Text;
}
