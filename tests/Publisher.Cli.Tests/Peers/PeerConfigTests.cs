using Publisher.Cli.Peers;

namespace Publisher.Cli.Tests.Peers;

public sealed class PeerConfigTests
{
    private const string Pin = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private const string Item = "  - name: harbour\n    url: https://harbour.example\n    pin: " + Pin + "\n";

    [Theory]
    [InlineData("title: x # y\nbaseUrl: https://a.example\n", "title: x # y\nbaseUrl: https://a.example\n\n# Guilds we listen to; pin is the digest of their first rules, which somebody compared with them.\npeers:\n" + Item)]
    [InlineData("title: x\npeers: []\n# last\nhost: plain\n", "title: x\npeers:\n" + Item + "# last\nhost: plain\n")]
    [InlineData("peers: # ours\n  - name: b # why\n    url: https://b.example\n\n\n# next\nhost: plain", "peers: # ours\n  - name: b # why\n    url: https://b.example\n" + Item + "\n\n# next\nhost: plain")]
    [InlineData("peers:\n- name: b\n  url: https://b.example\nhost: plain\n", "peers:\n- name: b\n  url: https://b.example\n- name: harbour\n  url: https://harbour.example\n  pin: " + Pin + "\nhost: plain\n")]
    [InlineData("title: x\r\nhost: plain\r\npeers:\r\n  - name: b\r\n    url: https://b.example\r\n", "title: x\r\nhost: plain\r\npeers:\r\n  - name: b\r\n    url: https://b.example\r\n  - name: harbour\r\n    url: https://harbour.example\r\n    pin: " + Pin + "\r\n")]
    public void Lines_are_added_and_none_is_changed(string before, string after)
    {
        Assert.True(PeerConfig.TryAdd(before, "harbour", "https://harbour.example", ("pin", Pin), out var changed));
        Assert.Equal(after, changed);
    }

    [Theory]
    [InlineData("title: x # y\n\n# Guilds we listen to; pin is the digest of their first rules, which somebody compared with them.\npeers:\n" + Item, "title: x # y\n")]
    [InlineData("title: x\npeers: # ours\n" + Item + "# last\nhost: plain\n", "title: x\npeers: [] # ours\n# last\nhost: plain\n")]
    [InlineData("# who\npeers:\n" + Item, "# who\npeers: []\n")]
    [InlineData("peers:\n  # across the water\n" + Item + "\n  - name: b # why\n    # soon\n    url: https://b.example\n", "peers:\n  # across the water\n\n  - name: b # why\n    # soon\n    url: https://b.example\n")]
    [InlineData("peers:\n- name: b\n  url: https://b.example\n- url: https://harbour.example # moved\n  name: harbour\n\n# next\nhost: plain\n", "peers:\n- name: b\n  url: https://b.example\n\n# next\nhost: plain\n")]
    [InlineData("title: x\r\npeers:\r\n  - name: b\r\n    url: https://b.example\r\n  - name: harbour\r\n    url: https://harbour.example\r\n", "title: x\r\npeers:\r\n  - name: b\r\n    url: https://b.example\r\n")]
    public void The_lines_of_one_go_and_everything_else_stays(string before, string after)
    {
        Assert.True(PeerConfig.TryRemove(before, "harbour", out var changed));
        Assert.Equal(after, changed);
    }

    [Theory]
    [InlineData("peers: [{name: harbour, url: https://b.example}]\n")]
    [InlineData("peers:\n  - name: b\n    url: https://b.example\n")]
    [InlineData("title: |\n  peers:\n    - name: harbour\nhost: plain\n")]
    [InlineData("peers:\n  - {name: b, url: https://b.example}\n  -\n    name: harbour\n    url: https://harbour.example\n")]
    [InlineData("title: [x\n")]
    public void Where_it_is_not_or_is_written_in_another_way_nothing_goes(string before) => Assert.False(PeerConfig.TryRemove(before, "harbour", out _));

    [Fact]
    public void What_is_added_and_taken_out_again_leaves_no_trace()
    {
        foreach (var before in (string[])["title: x\n", "title: x\n\npeers:\n  - name: b\n    url: https://b.example\n"])
        {
            Assert.True(PeerConfig.TryAdd(before, "harbour", "https://harbour.example", ("pin", Pin), out var added));
            Assert.True(PeerConfig.TryRemove(added, "harbour", out var removed));
            Assert.Equal(before, removed);
        }
    }

    [Theory]
    [InlineData("peers: [{name: b, url: https://b.example}]\n")]
    [InlineData("peers: {}\n")]
    [InlineData("title: |\n  peers:\n  x\n\"peers\": []\n")]
    [InlineData("title: [x\n")]
    [InlineData("peers:\n  - name: b\n   url: x\n")]
    public void What_is_written_in_another_way_is_left_to_its_people(string before) =>
        Assert.False(PeerConfig.TryAdd(before, "harbour", "https://harbour.example", ("pin", Pin), out _));
}
