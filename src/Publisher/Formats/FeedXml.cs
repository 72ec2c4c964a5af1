using System.Text;
using System.Xml;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>What the XML forms of a feed share.</summary>
internal static class FeedXml
{
    /// <summary>A file of one element, indented, with a final line end.</summary>
    public static SiteFile File(string path, string mediaType, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            write(xml);
        }
        bytes.Write("\n"u8);
        return new(path, bytes.ToArray(), mediaType);
    }

    /// <summary>A text as XML 1.0 can hold it: it has no way to write some control characters.</summary>
    public static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? "\uFFFD" : r.ToString()));
}
