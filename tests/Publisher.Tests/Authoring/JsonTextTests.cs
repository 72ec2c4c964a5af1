using System.Text.Json;
using Publisher.Authoring;

namespace Publisher.Tests.Authoring;

public sealed class JsonTextTests
{
    [Fact]
    public void A_document_has_two_spaces_line_feeds_and_unescaped_letters()
    {
        var text = JsonText.Object(
            ("name", JsonText.String("Łukasz \"Ż\" \\ 山田 😀\n\u0001/<&")),
            ("left out", null),
            ("empty", JsonText.Array([])),
            ("none", JsonText.Object()),
            ("list", JsonText.Array([JsonText.Number(-7), JsonText.Boolean(true), JsonText.Null, JsonText.Object(("a", JsonText.Strings("b")))])));
        Assert.Equal(
            """
            {
              "name": "Łukasz \"Ż\" \\ 山田 😀\n\u0001/<&",
              "empty": [],
              "none": {},
              "list": [
                -7,
                true,
                null,
                {
                  "a": [
                    "b"
                  ]
                }
              ]
            }

            """, text.ToDocument());
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.Throws<ArgumentException>(() => JsonText.String("a\ud83d"));

    [Fact]
    public void A_value_read_from_a_document_is_written_back_byte_for_byte()
    {
        const string Text = "{\n  \"b\": 1.50,\n  \"a\": [\n    \"x\",\n    {\n      \"z\": false\n    }\n  ]\n}\n";
        using var json = JsonDocument.Parse(Text);
        Assert.Equal(Text, JsonText.From(json.RootElement).ToDocument());
    }
}
