import { glossary } from './glossary.js';

export const hindi = glossary(
  [
    [/(?:इस|यह) (?:तस्वीर|चित्र|फोटो|फ़ोटो|छवि) (?:में|पर)/g, ' in the image '],
    [/(?:क्या है|क्या दिख रहा है|क्या दिखाई दे रहा है)/g, ' what is '],
    [/कितने|कितनी|कितना/g, ' how many '],
    [/(?:का|की) रंग क्या/g, ' colour '],
    [/(?:का|के बारे में|को) (?:वर्णन|विवरण) (?:करो|करें|कीजिए|दो|दें)|बताओ|बताइए/g, ' describe '],
    [/हैं|है/g, ' are there '],
  ],
  `people: लोग, आदमी; person: व्यक्ति; dogs: कुत्ते; dog: कुत्ता; cats: बिल्लियाँ, बिल्लियां; cat: बिल्ली; cars: कारें, गाड़ियाँ; car: कार, गाड़ी; birds: पक्षी, चिड़िया; horses: घोड़े; horse: घोड़ा; cows: गायें; cow: गाय
  elephants: हाथी; children: बच्चे; women: औरतें, महिलाएँ; woman: औरत, महिला; bicycle: साइकिल; bus: बस; chairs: कुर्सियाँ; chair: कुर्सी; book: किताब; books: किताबें; bottle: बोतल; bottles: बोतलें; where: कहाँ, कहां; text: पाठ; read: पढ़ो, पढ़ें`,
);
