@testable import Service

/// A piece of a template, and what is to stand in its place.
struct TemplateCase: Sendable, CustomStringConvertible {
    var name: String
    var file: String
    var old: String
    var new: String
    /// Whether the change is made without a person.
    var isAutomatic = true

    var description: String { name }

    init(_ name: String, in file: String = "_layouts/post.html", _ old: String, _ new: String) {
        self.name = name
        self.file = file
        self.old = old
        self.new = new
    }
}

extension TemplateCase {
    private static let either =
        #"{% if page.image contains "://" %}{{ page.image }}{% else %}"#
        + #"{{ site.baseurl }}/{{ page.image }}{% endif %}"#

    /// Pictures in elements.
    static let elements: [TemplateCase] = [
        TemplateCase(
            "a picture at the top of a post, with quotes in its Liquid",
            #"<img class="rounded" src="\#(either)" alt="{{ page.title }}">"#,
            #"{% include assets/picture.html image=page.image preset="header" alt=page.title class="rounded" %}"#
        ),
        TemplateCase(
            "an element over several lines, closed by a slash",
            "<IMG\n  src='{{ page.image | relative_url }}'\n  alt=\"{{page.title | escape}}\"\n  class=\"a\n b\"\n/>",
            "{% include assets/picture.html image=page.image preset=\"header\" alt=page.title class=\"a\n b\" %}"
        ),
        TemplateCase(
            "a card in an include",
            in: "_includes/card.html",
            #"<img class="w-100" src="{{ post.image | prepend: site.baseurl }}" alt="A fixed text">"#,
            #"{% include assets/picture.html image=post.image preset="card" alt="A fixed text" class="w-100" %}"#
        ),
        TemplateCase(
            "the page's own picture in a loop is a card",
            #"{% for tag in page.tags %}<img src="{{ page.image }}" alt="">{% endfor %}"#,
            #"{% for tag in page.tags %}{% include assets/picture.html image=page.image preset="card" %}{% endfor %}"#
        ),
        TemplateCase(
            "a neighbour's thumbnail keeps its height",
            #"<img height="30px" class="mr-1" src="{{site.baseurl}}/{{page.previous.image}}">"#,
            #"{% include assets/picture.html image=page.previous.image preset="thumb" class="mr-1" "#
                + #"style="height: 30px; width: auto" %}"#
        ),
        TemplateCase(
            "a small height in the style makes a thumbnail",
            #"<img style="max-height: 40px;" src="{{ post.image }}" alt="">"#,
            #"{% include assets/picture.html image=post.image preset="thumb" style="max-height: 40px;" %}"#
        ),
        TemplateCase(
            "width and height together leave the ratio to the include",
            #"<img width="600" height="400" style="border: 0" src="{{ page.image }}" alt="">"#,
            #"{% include assets/picture.html image=page.image preset="header" "#
                + #"style="border: 0; width: 600px; height: auto" %}"#
        ),
        TemplateCase(
            "a script's late loading gives way to the browser's",
            in: "_includes/postbox.html",
            #"<img class="img-fluid lazyimg" src="data:image/png;base64,AAAA" data-src="{{ post.image }}" alt="">"#,
            #"{% include assets/picture.html image=post.image preset="card" class="img-fluid" %}"#
        ),
        TemplateCase(
            "what the template says otherwise than the preset is kept",
            #"<img loading="lazy" fetchpriority="low" sizes="50vw" srcset="x" src="{{ page.image }}" alt="">"#,
            #"{% include assets/picture.html image=page.image preset="header" loading="lazy" fetchpriority="low" "#
                + #"sizes="50vw" %}"#
        ),
        TemplateCase(
            "a text without alt takes the title",
            #"<img src="/{{ post.header.teaser }}">"#,
            #"{% include assets/picture.html image=post.header.teaser preset="card" alt=post.title %}"#
        ),
    ]

    /// Variables in their many spellings.
    static let variables: [TemplateCase] = [
        ("{{ page.header.image | absolute_url }}", "page.header.image", "header"),
        (#"{{ page["cover-img"] }}"#, "page.cover-img", "header"),
        ("{{ page.image.path }}", "page.image", "header"),
        (#"{{ '/' | relative_url }}{{ latest_post.image }}"#, "latest_post.image", "card"),
        ("{{ site.baseurl | append: '/' | append: entry.thumbnail }}", "entry.thumbnail", "card"),
        ("{{ image.path }}", "image", "card"),
        ("{{- include.post.image -}}", "include.post.image", "card"),
        ("{{ post.image | prepend: '/' | replace: '//', '/' }}", "post.image", "card"),
    ].map { source, variable, preset in
        TemplateCase(
            source,
            "<img src=\"\(source)\" alt=\"\">",
            "{% include assets/picture.html image=\(variable) preset=\"\(preset)\" %}"
        )
    }

    /// Values that an include's parameters cannot hold as they are.
    static let captures: [TemplateCase] = [
        TemplateCase(
            "a class with Liquid in it",
            #"<img class="a {% if x %}b{% endif %}" src="{{ page.image }}" alt="">"#,
            "{% capture picture_class %}a {% if x %}b{% endif %}{% endcapture %}"
                + #"{% include assets/picture.html image=page.image preset="header" class=picture_class %}"#
        ),
        TemplateCase(
            "an alt with both quotes",
            #"<img alt='say "{{ page.title | strip_html }}"' src="{{ page.image }}">"#,
            #"{% capture picture_alt %}say "{{ page.title | strip_html }}"{% endcapture %}"#
                + #"{% include assets/picture.html image=page.image preset="header" alt=picture_alt %}"#
        ),
        TemplateCase(
            "an alt with double quotes alone",
            #"<img alt='say "hi"' src={{ page.image }}>"#,
            #"{% include assets/picture.html image=page.image preset="header" alt='say "hi"' %}"#
        ),
        TemplateCase(
            "a picture that stands in for a missing one",
            #"<img src="{{ post.image | default: site.picture | relative_url }}" alt="">"#,
            "{% assign picture_image = post.image | default: site.picture %}"
                + #"{% include assets/picture.html image=picture_image preset="card" %}"#
        ),
        TemplateCase(
            "a name that the template gives to the picture",
            #"{% assign hero = page.hero_image %}<img src="{{ hero | relative_url }}" alt="">"#,
            #"{% assign hero = page.hero_image %}{% include assets/picture.html image=hero preset="header" %}"#
        ),
        TemplateCase(
            "a name for a path with the base before it",
            #"{% assign hero = page.image | relative_url %}<img src="{{ hero }}" alt="">"#,
            #"{% assign hero = page.image | relative_url %}"#
                + #"{% include assets/picture.html image=page.image preset="header" %}"#
        ),
        TemplateCase(
            "a name for the post's picture or another",
            "{% if post.header.teaser %}{% capture teaser %}{{ post.header.teaser }}{% endcapture %}{% else %}"
                + #"{% assign teaser = site.teaser %}{% endif %}<img src="{{ teaser | relative_url }}" alt="">"#,
            "{% if post.header.teaser %}{% capture teaser %}{{ post.header.teaser }}{% endcapture %}{% else %}"
                + "{% assign teaser = site.teaser %}{% endif %}"
                + #"{% include assets/picture.html image=teaser preset="card" %}"#
        ),
    ]

    /// Addresses in CSS.
    static let urls: [TemplateCase] = [
        TemplateCase(
            "a background in a style attribute",
            in: "index.html",
            #"<div style="background-image: url({% if latest_post.image contains "://" %}{{ latest_post.image }}"#
                + #"{% else %} {{site.baseurl}}/{{ latest_post.image}}{% endif %}); height: 200px"></div>"#,
            #"<div style="background-image: url({% include assets/url.html image=latest_post.image preset="card" %});"#
                + #" height: 200px"></div>"#
        ),
        TemplateCase(
            "a background in a style element, in quotes",
            "<style>.hero { background: url( '{{ page.image | relative_url }}' ) }</style>",
            #"<style>.hero { background: url('{% include assets/url.html image=page.image preset="header" %}') }</style>"#
        ),
    ]
}
